// loadbang run: a patch in logical time, as fast as it can.
import { dirname, join, resolve } from 'node:path'
import { assetsOf, packagesOf } from './packages.ts'
import { withFilesAlong } from '../src/lib/engine/files-along.ts'
import { filesBelow } from '../src/lib/engine/node-files.ts'
import { runPatch } from '../src/lib/engine/node-host.ts'
import { errorLineOf, warnLine } from '../src/lib/engine/shell-lines.ts'
import { catalogue } from '../src/lib/objects/catalogue.generated.ts'
import { classesOf } from '../src/lib/patch/classes.ts'
import { compilePatch } from '../src/lib/patch/compile.ts'
import { namedFiles } from '../src/lib/patch/edit-files.ts'
import { asLoadbangError } from '../src/lib/runtime/errors.ts'
import { openMemoryStorage } from '../src/lib/storage/kv/memory.ts'
import type { PatchStorage } from '../src/lib/storage/patch-storage.ts'
import type { RunCommand } from './arguments.ts'
import { err, out } from './output.ts'
import { openPatchFile, type LoadedFile } from './read-file.ts'
import { watchCells } from './watch-cells.ts'

export async function run(command: RunCommand): Promise<number> {
  const loaded = await openPatchFile(command.file, err)
  if (!loaded) return 1
  for (const warning of loaded.warnings) err.write(warnLine(command.file, warning))
  let storage: PatchStorage
  try {
    storage = await openStorage(command, loaded)
  } catch (thrown) {
    err.write(errorLineOf(asLoadbangError(thrown, 'storage-failed'), command.data ?? command.file))
    return 1
  }
  try {
    await runPatch({
      graph: compilePatch(loaded.doc, classesOf(catalogue)),
      storage,
      assets: assetsOf(loaded),
      packages: packagesOf(loaded),
      files: withFilesAlong(
        filesBelow(
          dirname(resolve(command.file)),
          command.data === undefined ? undefined : join(command.data, 'files')
        ),
        await filesAlong(loaded)
      ),
      write: (line) => out.write(line),
      writeError: (line) => err.write(line),
      watch: (textOf) =>
        watchCells(textOf, () => {
          err.flush()
          out.flush()
        }),
      for: command.for,
      signal: out.closed
    })
  } finally {
    await storage.close()
  }
  return 0
}

/** By their names: boxes read without waiting. */
async function filesAlong({ doc, assets }: LoadedFile): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>()
  for (const { name, sha256 } of namedFiles(doc)) {
    const blob = await assets.get(sha256)?.blob()
    if (blob) found.set(name, new Uint8Array(await blob.arrayBuffer()))
  }
  return found
}

async function openStorage(
  { file, data: directory }: RunCommand,
  { data }: LoadedFile
): Promise<PatchStorage> {
  if (directory !== undefined) {
    const { openDataDirectory } = await import('./data-directory.ts')
    return openDataDirectory(directory, file, data ? data.entries() : [])
  }
  const storage = openMemoryStorage()
  if (data) await storage.write(data.entries())
  return storage
}
