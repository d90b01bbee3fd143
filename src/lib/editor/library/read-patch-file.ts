// What a file that somebody hands us holds: a .ptperf.zip, or an .imp.json envelope. Reads and checks everything and changes
// nothing; what is wrong is one LoadbangError.
import type * as Y from 'yjs'
import { loadEnvelope } from '../../patch/envelope.ts'
import { patchName } from '../../patch/shape.ts'
import { makeBlob } from '../../storage/kv/backend.ts'
import type { Carried, KvEntry, Media } from '../../storage/ptperf/format.ts'
import { readPerf } from '../../storage/ptperf/read-perf.ts'

export interface PatchFile {
  doc: Y.Doc
  name: string
  /** Time of the last edit, ms since 1970; absent where the file does not say. */
  edited?: number
  kv: readonly KvEntry[]
  media: readonly Media[]
  carried: Carried
  /** Sentences about what was left out. */
  warnings: readonly string[]
}

/** `fileName` names the patch where it has no name of its own. */
export async function readPatchFile(bytes: Uint8Array, fileName: string): Promise<PatchFile> {
  if (looksLikeJson(bytes)) return { ...fromEnvelope(bytes, fileName), kv: [], media: [], carried: {} }
  const perf = await readPerf(bytes, makeBlob)
  const patch = fromEnvelope(perf.patch, fileName)
  return {
    ...patch,
    edited: perf.savedAt || patch.edited,
    kv: perf.kv ?? [],
    media: perf.media,
    carried: perf.carried,
    warnings: [...patch.warnings, ...perf.warnings]
  }
}

function fromEnvelope(envelope: unknown, fileName: string) {
  const { doc, warnings, savedAt } = loadEnvelope(envelope)
  const edited = savedAt === null ? undefined : Date.parse(savedAt)
  return { doc, name: patchName(doc) || stem(fileName), edited, warnings }
}

const stem = (fileName: string) => fileName.replace(/(\.ptperf)?\.zip$|(\.imp)?\.json$/i, '') || 'Untitled'

/** A zip begins with PK; an envelope with a brace, perhaps after white space or a byte order mark. */
function looksLikeJson(bytes: Uint8Array): boolean {
  const start = bytes.findIndex((byte) => ![0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf].includes(byte))
  return start >= 0 && bytes[start] === 0x7b
}
