// Writes examples/NAME.ptperf.zip from the sketches examples/src/NAME.ts: the files that the command line runs and that one
// can load. The same sketches give the same bytes, so a file changes only when its patch does.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { buildSketch } from '../src/lib/patch/build-sketch.ts'
import { classesOf } from '../src/lib/patch/classes.ts'
import { writeEnvelope } from '../src/lib/patch/envelope.ts'
import type { Sketch } from '../src/lib/patch/sketch.ts'
import { catalogue } from '../src/lib/objects/catalogue.generated.ts'
import { collect, memoryScratch } from '../src/lib/storage/bytes/scratch.ts'
import { perfChunks } from '../src/lib/storage/ptperf/write-perf.ts'
import { root } from './tools.ts'

/** No time of day is part of an example: all were edited last when the first was written. */
const savedAt = Date.UTC(2026, 1, 8)

const folder = join(root, 'examples')
const sources = join(folder, 'src')

/** Bytes of every example, by file name. */
export async function exampleFiles(): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const source of readdirSync(sources).sort()) {
    const sketch = ((await import(join(sources, source))) as { default: Sketch }).default
    const patch = writeEnvelope(
      buildSketch(sketch, classesOf(catalogue)),
      classesOf(catalogue),
      new Date(savedAt)
    )
    const content = { patch, savedAt, media: [], carried: {}, assets: [], data: null }
    const { blob } = await collect(
      memoryScratch,
      perfChunks(content, () => {})
    )
    files.set(`${basename(source, '.ts')}.ptperf.zip`, new Uint8Array(await blob.arrayBuffer()))
  }
  return files
}

if (import.meta.main) {
  for (const [name, bytes] of await exampleFiles()) {
    const path = join(folder, name)
    // Untouched where nothing changed: a build that writes is never up to date.
    if (!existsSync(path) || !readFileSync(path).equals(bytes)) writeFileSync(path, bytes)
  }
}
