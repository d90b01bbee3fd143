// What Loadbang prints of the same patch in the same time.
import { runPatch } from '../../src/lib/engine/node-host.ts'
import type { FindFile } from '../../src/lib/interop/pd/abstractions.ts'
import { pdClassesOf } from '../../src/lib/interop/pd/catalogue.ts'
import type { ImportedPatch } from '../../src/lib/interop/imported.ts'
import { importPd } from '../../src/lib/interop/pd/import-pd.ts'
import { catalogue } from '../../src/lib/objects/catalogue.generated.ts'
import { compilePatch } from '../../src/lib/patch/compile.ts'
import { openMemoryStorage } from '../../src/lib/storage/kv/memory.ts'
import { filesBelow } from '../../src/lib/engine/node-files.ts'
import { LASTS } from './native.ts'

export interface Run {
  lines: string[]
  errors: string[]
  unknown: ImportedPatch['unknown']
}

const classes = pdClassesOf(catalogue)

/** `folder`: where the patch lies. */
export async function ourLines(text: string, find: FindFile, folder: string): Promise<Run> {
  const { doc, unknown } = importPd('patch', text, { classes, find })
  const run: Run = { lines: [], errors: [], unknown }
  const storage = openMemoryStorage()
  await runPatch({
    graph: compilePatch(doc, classes),
    storage,
    write: (line) => void run.lines.push(line),
    writeError: (line) => void run.errors.push(line),
    files: filesBelow(folder),
    // What happens at that very time native Pd no longer does.
    for: LASTS - 1e-6
  })
  await storage.close()
  doc.destroy()
  return run
}
