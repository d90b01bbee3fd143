// loadbang convert: one format as another. The time of the last edit goes along, so that converting twice gives the same bytes.
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join, basename } from 'node:path'
import { errorLineOf, warnLine } from '../src/lib/engine/shell-lines.ts'
import { catalogue } from '../src/lib/objects/catalogue.generated.ts'
import { classesOf } from '../src/lib/patch/classes.ts'
import { asLoadbangError } from '../src/lib/runtime/errors.ts'
import type { LoadedPerfFile } from '../src/lib/storage/ptperf/load-perf-file.ts'
import { saveImpFile, savePerfFile, type SavedFile } from '../src/lib/storage/ptperf/save-perf-file.ts'
import { UsageError, type ConvertCommand } from './arguments.ts'
import { err } from './output.ts'
import { fileError, openPatchFile } from './read-file.ts'

export async function convert({ from, to }: ConvertCommand): Promise<number> {
  const save = /\.zip$/i.test(to) ? asPerf : /\.json$/i.test(to) ? asImp : null
  if (!save) throw new UsageError('The second file must end in .ptperf.zip or .imp.json.')
  const loaded = await openPatchFile(from, err)
  if (!loaded) return 1
  try {
    const { bytes, lost } = await save(loaded)
    write(to, bytes)
    for (const sentence of [...loaded.warnings, ...lost]) err.write(warnLine(from, sentence))
    return 0
  } catch (thrown) {
    err.write(errorLineOf(asLoadbangError(thrown), to))
    return 1
  }
}

// 0 is what a file says that does not know when it was edited.
const common = ({ doc, savedAt }: LoadedPerfFile) => ({
  doc,
  classes: classesOf(catalogue),
  savedAt: savedAt ?? 0
})

const asPerf = (loaded: LoadedPerfFile): Promise<SavedFile> =>
  savePerfFile({
    ...common(loaded),
    kv: loaded.kv,
    assets: { get: (hash) => Promise.resolve((loaded.media.get(hash) as Uint8Array<ArrayBuffer>) ?? null) }
  })

function asImp(loaded: LoadedPerfFile): SavedFile {
  const { bytes, lost } = saveImpFile(common(loaded))
  const stored = loaded.kv?.length ?? 0
  if (stored > 0) {
    const keys = stored === 1 ? 'one key' : `${stored} keys`
    lost.push(`Its stored data (${keys}) was left out: an .imp.json has no room for it.`)
  }
  return { bytes, lost }
}

/** Under another name first: whoever looks finds the old file or the new one, never half of it. */
function write(file: string, bytes: Uint8Array): void {
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.part`)
  try {
    const fd = openSync(draft, 'wx')
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at)
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
    renameSync(draft, file)
  } catch (thrown) {
    rmSync(draft, { force: true })
    throw fileError(thrown, 'written')
  }
}
