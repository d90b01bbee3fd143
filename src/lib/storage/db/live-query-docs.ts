// What live queries show. Fifty of them on one collection would copy a document fifty times for each change anywhere, so they
// share one, frozen through and through. What cannot be frozen (dates, bytes) makes a document be copied each time.
import type { Doc } from '../../runtime/ports.ts'
import { Bang, Command, isBinary, type Value } from '../../runtime/message.ts'
import { Copier } from '../query/copy.ts'
import type { Entry } from './collection-entry.ts'

/** Whether a document kept is frozen, and so the same for everybody. Those not in here were not asked for yet. */
const frozen = new WeakMap<Doc, boolean>()

export function shown({ doc }: Entry): Doc {
  let shared = frozen.get(doc)
  if (shared === undefined) frozen.set(doc, (shared = freeze(doc)))
  return shared ? doc : (new Copier().record(doc) as Doc)
}

/** Freezes a value in place; false where a part of it can be changed all the same. */
function freeze(value: Value): boolean {
  if (typeof value !== 'object' || value === null || value instanceof Bang) return true
  if (value instanceof Command) return freeze(value.args)
  // Blobs never change.
  if (isBinary(value)) return !ArrayBuffer.isView(value) && !(value instanceof ArrayBuffer)
  if (value instanceof Date) return false
  let all = true
  for (const part of Object.values(value)) if (!freeze(part as Value)) all = false
  Object.freeze(value)
  return all
}
