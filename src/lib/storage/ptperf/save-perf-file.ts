// A patch as a file to take along. The same patch gives the same bytes: times come in as `savedAt` alone.
import * as Y from 'yjs'
import type { Classes } from '../../patch/classes.ts'
import { envelopeText, writeEnvelope } from '../../patch/envelope.ts'
import type { Assets } from '../assets/assets.ts'
import { readBaggage, writeBaggage, type Baggage } from './baggage.ts'
import type { KvEntry, Media } from './format.ts'
import { writePerf } from './write-perf.ts'

export interface FileContent {
  doc: Y.Doc
  classes: Classes
  /** Epoch milliseconds of the last edit. */
  savedAt: number
}

export interface PerfFileContent extends FileContent {
  /** Stored data to take along; null leaves it out. */
  kv: AsyncIterable<KvEntry> | Iterable<KvEntry> | null
  /** Where the bytes of the media lie. */
  assets: Pick<Assets, 'get'>
}

export interface SavedFile {
  bytes: Uint8Array<ArrayBuffer>
  /** What is not in the file, as sentences; never silently. */
  lost: string[]
}

/** A .ptperf.zip. Throws what writePerf throws. */
export async function savePerfFile({
  doc,
  classes,
  savedAt,
  kv,
  assets
}: PerfFileContent): Promise<SavedFile> {
  // Read at once: who edits meanwhile edits for the next file.
  const baggage = readBaggage(doc)
  const patch = writeEnvelope(repacked(doc, { carried: {}, media: [] }), classes, new Date(savedAt))
  const media: Media[] = []
  const lost: string[] = []
  for (const { sha256, ...entry } of baggage.media) {
    const bytes = await assets.get(sha256)
    if (bytes) media.push({ ...entry, bytes })
    else lost.push(`The medium “${entry.name}” was left out: its bytes are no longer in this patch.`)
  }
  return { bytes: await writePerf({ patch, savedAt, media, carried: baggage.carried, kv }), lost }
}

/** An .imp.json. It has room for bindings, which stay in the document, but neither for media nor for stored data. */
export function saveImpFile({ doc, classes, savedAt }: FileContent): SavedFile {
  const { carried, media } = readBaggage(doc)
  const envelope = writeEnvelope(repacked(doc, { carried, media: [] }), classes, new Date(savedAt))
  return {
    bytes: new TextEncoder().encode(envelopeText(envelope)),
    lost: media.map(({ name }) => `The medium “${name}” was left out: an .imp.json has no room for it.`)
  }
}

/** A copy of the document with other baggage. */
function repacked(doc: Y.Doc, baggage: Baggage): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  writeBaggage(copy, baggage)
  return copy
}
