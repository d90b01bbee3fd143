// loadbang convert: one format as another. The time of the last edit goes along, so that converting twice gives the same bytes.
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join, basename } from 'node:path'
import { errorLineOf, warnLine } from '../src/lib/engine/shell-lines.ts'
import { catalogue } from '../src/lib/objects/catalogue.generated.ts'
import { classesOf } from '../src/lib/patch/classes.ts'
import { asLoadbangError } from '../src/lib/runtime/errors.ts'
import { piecesOf } from '../src/lib/storage/bytes/pieces.ts'
import type { LoadedPerfFile } from '../src/lib/storage/ptperf/load-perf-file.ts'
import { saveImpFile, streamPerfFile } from '../src/lib/storage/ptperf/save-perf-file.ts'
import { UsageError, type ConvertCommand } from './arguments.ts'
import { err } from './output.ts'
import { fileError, openPatchFile } from './read-file.ts'
import { diskScratch } from './scratch.ts'

export async function convert({ from, to }: ConvertCommand): Promise<number> {
  const save = /\.zip$/i.test(to) ? asPerf : /\.json$/i.test(to) ? asImp : null
  if (!save) throw new UsageError('The second file must end in .ptperf.zip or .imp.json.')
  const loaded = await openPatchFile(from, err)
  if (!loaded) return 1
  try {
    const { chunks, lost } = await save(loaded)
    await write(to, chunks)
    for (const sentence of [...loaded.warnings, ...lost]) err.write(warnLine(from, sentence))
    return 0
  } catch (thrown) {
    err.write(errorLineOf(asLoadbangError(thrown, 'file-unreadable'), to))
    return 1
  }
}

interface Chunks {
  chunks: AsyncIterable<Uint8Array>
  /** Complete after the last chunk. */
  lost: string[]
}

// 0 is what a file says that does not know when it was edited.
const common = ({ doc, savedAt }: LoadedPerfFile) => ({
  doc,
  classes: classesOf(catalogue),
  savedAt: savedAt ?? 0
})

const asPerf = (loaded: LoadedPerfFile): Promise<Chunks> =>
  streamPerfFile(
    {
      ...common(loaded),
      data: loaded.data && loaded.data.entries(),
      assets: { getBlob: async (hash) => (await loaded.assets.get(hash)?.blob()) ?? null }
    },
    { makeScratch: diskScratch }
  )

async function asImp(loaded: LoadedPerfFile): Promise<Chunks> {
  const { blob, lost } = saveImpFile(common(loaded))
  const stored = loaded.data?.count ?? 0
  if (stored > 0) {
    const entries = stored === 1 ? 'one entry' : `${stored} entries`
    lost.push(`Its stored data (${entries}) was left out: an .imp.json has no room for it.`)
  }
  return { chunks: piecesOf(blob), lost }
}

/** Under another name first: whoever looks finds the old file or the new one, never half of it. */
async function write(file: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
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
