// loadbang convert: one format as another. The time of the last edit goes along, so that converting twice gives the same bytes.
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join, basename } from 'node:path'
import { errorLineOf, warnLine } from '../src/lib/engine/shell-lines.ts'
import { catalogue } from '../src/lib/objects/catalogue.generated.ts'
import { classesOf } from '../src/lib/patch/classes.ts'
import { asLoadbangError } from '../src/lib/runtime/errors.ts'
import { piecesOf } from '../src/lib/storage/bytes/pieces.ts'
import { saveImpFile, streamPerfFile } from '../src/lib/storage/ptperf/save-perf-file.ts'
import { UsageError, type ConvertCommand } from './arguments.ts'
import { err } from './output.ts'
import { fileError, openPatchFile, type LoadedFile } from './read-file.ts'
import { filesOfPd, storedSentence } from './save-pd.ts'
import { diskScratch } from './scratch.ts'

export async function convert({ from, to }: ConvertCommand): Promise<number> {
  const save = savers.find(([ending]) => ending.test(to))?.[1]
  if (!save) throw new UsageError('The second file must end in .ptperf.zip, .imp.json or .pd.')
  const loaded = await openPatchFile(from, err)
  if (!loaded) return 1
  try {
    const { chunks, lost, beside = new Map<string, string>() } = await save(loaded, to)
    for (const [file, text] of beside) await write(file, [new TextEncoder().encode(text)])
    await write(to, chunks)
    for (const sentence of [...loaded.warnings, ...unknown(loaded), ...lost])
      err.write(warnLine(from, sentence))
    return 0
  } catch (thrown) {
    err.write(errorLineOf(asLoadbangError(thrown, 'file-unreadable'), to))
    return 1
  }
}

interface Chunks {
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** Complete after the last chunk. */
  lost: string[]
  /** Texts of further files. */
  beside?: Map<string, string>
}

// 0 is what a file says that does not know when it was edited.
const common = ({ doc, savedAt }: LoadedFile) => ({
  doc,
  classes: classesOf(catalogue),
  savedAt: savedAt ?? 0
})

const asPerf = (loaded: LoadedFile): Promise<Chunks> =>
  streamPerfFile(
    {
      ...common(loaded),
      data: loaded.data && loaded.data.entries(),
      assets: { getBlob: async (hash) => (await loaded.assets.get(hash)?.blob()) ?? null }
    },
    { makeScratch: diskScratch }
  )

async function asImp(loaded: LoadedFile): Promise<Chunks> {
  const { blob, lost } = saveImpFile(common(loaded))
  return { chunks: piecesOf(blob), lost: [...lost, ...storedSentence(loaded, 'an .imp.json')] }
}

async function asPd(loaded: LoadedFile, to: string): Promise<Chunks> {
  const { text, beside, lost } = filesOfPd(loaded, to)
  return { chunks: [new TextEncoder().encode(text)], beside, lost }
}

const savers: readonly [RegExp, (loaded: LoadedFile, to: string) => Promise<Chunks>][] = [
  [/\.zip$/i, asPerf],
  [/\.json$/i, asImp],
  [/\.pd$/i, asPd]
]

/** Said once, and not of each box: a run says that. */
function unknown({ unknown = [] }: LoadedFile): string[] {
  if (unknown.length === 0) return []
  const names = unknown.slice(0, 20).map(({ name, count }) => `${name} (${count})`)
  const more = unknown.length > 20 ? `, and ${unknown.length - 20} more` : ''
  return [`Kept, but not known here: ${names.join(', ')}${more}.`]
}

/** Under another name first: whoever looks finds the old file or the new one, never half of it. */
async function write(file: string, chunks: Chunks['chunks']): Promise<void> {
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.part`)
  const disk = <T>(work: () => T): T => {
    try {
      return work()
    } catch (thrown) {
      throw fileError(thrown, 'written')
    }
  }
  try {
    const fd = disk(() => openSync(draft, 'wx'))
    try {
      for await (const bytes of chunks)
        for (let at = 0; at < bytes.length;) at += disk(() => writeSync(fd, bytes, at))
      disk(() => fsyncSync(fd))
    } finally {
      closeSync(fd)
    }
    disk(() => renameSync(draft, file))
  } catch (thrown) {
    rmSync(draft, { force: true })
    throw thrown
  }
}
