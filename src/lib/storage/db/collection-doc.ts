// Documents as stores keep them: copies of what somebody handed in, with the store's own three fields.
import type { Doc } from '../../runtime/ports.ts'
import type { BlobLike, MessageRecord, Value } from '../../runtime/message.ts'
import { Copier } from '../query/copy.ts'

export interface OwnFields {
  readonly _id: string
  readonly _created: number
  readonly _updated: number
}

/** A document with roughly the bytes that it takes. */
export interface MadeDoc {
  readonly doc: Doc
  readonly bytes: number
  /** Whether JSON alone says all of it; absent: not known. */
  readonly json?: boolean
  /** Blobs in it. */
  readonly blobs?: readonly BlobLike[] | null
}

const OWN: ReadonlySet<string> = new Set(['_id', '_created', '_updated'])

/** A document of these fields; what they bring under the names of the store's own is ignored. Throws what Copier throws. */
export function makeDoc(fields: MessageRecord, own: OwnFields): MadeDoc {
  const copier = new Copier()
  const doc = copier.record(fields) as Record<string, Value>
  doc._id = own._id
  doc._created = own._created
  doc._updated = own._updated
  return { doc: doc as Doc, bytes: copier.bytes + OWN_BYTES, json: copier.json, blobs: copier.blobs }
}
const OWN_BYTES = 100

/** What a document becomes when fields are merged into it: those that are undefined go away. */
export function mergeDoc(before: Doc, fields: MessageRecord, updated: number): MadeDoc {
  const merged = new Map<string, Value>(Object.entries(before))
  for (const [key, value] of Object.entries(fields)) {
    if (OWN.has(key)) continue
    if (value === undefined) merged.delete(key)
    else merged.set(key, value)
  }
  return makeDoc(Object.fromEntries(merged), { ...before, _updated: updated })
}

/** Copies to hand out. */
export function copyDocs(entries: Iterable<{ readonly doc: Doc }>): Doc[] {
  const copier = new Copier()
  const out: Doc[] = []
  for (const { doc } of entries) out.push(copier.record(doc) as Doc)
  return out
}
