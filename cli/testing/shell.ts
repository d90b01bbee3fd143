// Runs the real command line, as a person does.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, vi } from 'vitest'
import { catalogue } from '../../src/lib/objects/catalogue.generated.ts'
import { buildSketch } from '../../src/lib/patch/build-sketch.ts'
import { classesOf } from '../../src/lib/patch/classes.ts'
import type { Sketch } from '../../src/lib/patch/sketch.ts'
import type { StoredEntry } from '../../src/lib/storage/patch-storage.ts'
import { savePerfFile } from '../../src/lib/storage/ptperf/save-perf-file.ts'

// Each run starts a program; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 })

export const projectRoot = resolve(import.meta.dirname, '../..')
export const classes = classesOf(catalogue)

export interface Ran {
  status: number | null
  /** Lines of standard output. */
  out: string[]
  err: string[]
}

export const loadbangArguments = [
  '--disable-warning=ExperimentalWarning',
  join(projectRoot, 'cli/loadbang.ts')
]

export function loadbang(...args: string[]): Promise<Ran> {
  return ran(process.execPath, [...loadbangArguments, ...args])
}

export function ran(command: string, args: readonly string[], options: { cwd?: string } = {}): Promise<Ran> {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    const texts = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.err += text))
    child.on('error', failed)
    child.on('close', (status) => done({ status, out: linesOf(texts.out), err: linesOf(texts.err) }))
  })
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))

/** A directory that goes when the tests of this file have ended. */
export function temporary(): string {
  const directory = mkdtempSync(join(tmpdir(), 'loadbang-cli-'))
  afterAll(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

type Boxes = Readonly<Record<string, string | readonly [text: string, data: Sketch['boxes'][string][3]]>>

/** A document of boxes and cables as in a sketch, without places. */
export const docOf = (boxes: Boxes, cables: readonly string[] = []) =>
  buildSketch(
    {
      name: 'Test',
      about: '',
      boxes: Object.fromEntries(
        Object.entries(boxes).map(([id, box], i) => {
          const [text, data] = typeof box === 'string' ? [box] : box
          return [id, [0, i * 40, text, data] as const]
        })
      ),
      cables
    },
    classes
  )

export const noAssets = { getBlob: () => Promise.resolve(null) }

/** Writes a .ptperf.zip of such a document; gives its path. */
export async function fileOf(
  path: string,
  boxes: Boxes,
  cables: readonly string[] = [],
  data: readonly StoredEntry[] | null = null
): Promise<string> {
  const { blob } = await savePerfFile({
    doc: docOf(boxes, cables),
    classes,
    savedAt: 5,
    data,
    assets: noAssets
  })
  writeFileSync(path, new Uint8Array(await blob.arrayBuffer()))
  return path
}
