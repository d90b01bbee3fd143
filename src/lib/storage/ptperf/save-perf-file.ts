// A patch as a file to take along. The same patch gives the same bytes: times come in as `savedAt` alone.
import * as Y from 'yjs'
import type { Classes } from '../../patch/classes.ts'
import { envelopeText, writeEnvelope } from '../../patch/envelope.ts'
import type { Assets } from '../assets/assets.ts'
import { fileReferences } from '../assets/references.ts'
import { collect, memoryScratch, type KeptBlob } from '../bytes/scratch.ts'
import type { StoredEntry } from '../patch-storage.ts'
import { readBaggage, writeBaggage, type Baggage } from './baggage.ts'
import { perfChunks, summed, type PerfContent, type SummedBlob, type WritePerf } from './write-perf.ts'

export interface FileContent {
  doc: Y.Doc
  classes: Classes
  /** Epoch milliseconds of the last edit. */
  savedAt: number
}

export interface PerfFileContent extends FileContent {
  /** Stored data to take along, in the order of a file (data-order.ts); null leaves it out. */
  data: AsyncIterable<StoredEntry> | Iterable<StoredEntry> | null
  /** Where the bytes of media and boxes' files lie. */
  assets: Pick<Assets, 'getBlob'>
}

export interface SavedFile extends KeptBlob {
  /** What is not in the file, as sentences; never silently. */
  lost: string[]
}

/** A .ptperf.zip, in room made for it. Throws what perfChunks throws. */
export async function savePerfFile(content: PerfFileContent, options: WritePerf = {}): Promise<SavedFile> {
  const { chunks, lost } = await streamPerfFile(content, options)
  return { ...(await collect(options.makeScratch ?? memoryScratch, chunks)), lost }
}

/** The same, chunk by chunk, each to be taken before the next is asked for; `lost` is complete after the last. */
export async function streamPerfFile(
  { doc, classes, savedAt, data, assets }: PerfFileContent,
  options: WritePerf = {}
): Promise<{ chunks: AsyncGenerator<Uint8Array>; lost: string[] }> {
  // Read at once: who edits meanwhile edits for the next file.
  const baggage = readBaggage(doc)
  const references = fileReferences(doc)
  const patch = writeEnvelope(repacked(doc, { carried: {}, media: [] }), classes, new Date(savedAt))
  const lost: string[] = []
  const find = finder(assets, options.signal)
  const media: PerfContent['media'][number][] = []
  for (const { sha256, ...entry } of baggage.media) {
    const content = await find(sha256)
    if (content) media.push({ ...entry, content })
    else lost.push(`The medium “${entry.name}” was left out: its bytes are no longer in this patch.`)
  }
  const files: SummedBlob[] = []
  for (const [sha256, name] of references) {
    const content = await find(sha256)
    if (content) files.push(content)
    else lost.push(`The file “${name}” was left out: its bytes are no longer in this patch.`)
  }
  const content = { patch, savedAt, media, carried: baggage.carried, assets: files, data }
  return { chunks: perfChunks(content, (sentence) => lost.push(sentence), options), lost }
}

/** Bytes by their hash, each looked through once; null where there are none, or others. */
function finder(
  assets: PerfFileContent['assets'],
  signal?: AbortSignal
): (hash: string) => Promise<SummedBlob | null> {
  const found = new Map<string, SummedBlob | null>()
  return async (hash) => {
    if (!found.has(hash)) {
      const blob = await assets.getBlob(hash)
      const content = blob && (await summed(blob, signal))
      found.set(hash, content?.sha256 === hash ? content : null)
    }
    return found.get(hash)!
  }
}

/** An .imp.json. It has room for bindings, which stay in the document, but neither for bytes nor for stored data. */
export function saveImpFile({ doc, classes, savedAt }: FileContent): SavedFile {
  const { carried, media } = readBaggage(doc)
  const envelope = writeEnvelope(repacked(doc, { carried, media: [] }), classes, new Date(savedAt))
  const names = [
    ...media.map(({ name }) => `The medium “${name}”`),
    ...[...fileReferences(doc).values()].map((name) => `The file “${name}”`)
  ]
  return {
    blob: new Blob([envelopeText(envelope)], { type: 'application/json' }),
    remove: async () => {},
    lost: names.map((name) => `${name} was left out: an .imp.json has no room for it.`)
  }
}

/** A copy of the document with other baggage. */
function repacked(doc: Y.Doc, baggage: Baggage): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  writeBaggage(copy, baggage)
  return copy
}
