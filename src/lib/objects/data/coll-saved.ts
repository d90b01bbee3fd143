// The entries of a [coll] as plain records: what is saved, and what an edit of the arguments keeps.
import { isRecord, record, type List, type Value } from '../../runtime/message.ts'
import type { Entry } from './coll-store.ts'

export const savedEntries = (entries: readonly Readonly<Entry>[]): List =>
  entries.map(({ index, name, data }) =>
    record({
      ...(index === undefined ? {} : { index }),
      ...(name === undefined ? {} : { name }),
      data
    })
  )

/** What cannot be an entry is left out: it comes from a file that anybody may have written. */
export function entriesOf(saved: Value): Entry[] {
  if (!Array.isArray(saved)) return []
  return (saved as List).flatMap((each) => {
    if (!isRecord(each)) return []
    const { index, name, data } = each
    if (typeof index !== 'number' && typeof name !== 'string') return []
    return [
      {
        ...(typeof index === 'number' ? { index } : {}),
        ...(typeof name === 'string' ? { name } : {}),
        data: Array.isArray(data) ? (data as List) : []
      }
    ]
  })
}
