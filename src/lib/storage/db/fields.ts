// Which fields documents have, for completion: dotted paths as queries write them, most frequent first.
import type { MessageRecord, Value } from '../../runtime/message.ts'
import { isPlain } from '../query/kinds.ts'
import type { Entry } from './collection-entry.ts'

/** So many documents are looked into, so deep, and so many paths told. */
const MOST_DOCS = 1000
const MOST_LEVELS = 5
const MOST_PATHS = 200

export function fieldsOf(entries: readonly Entry[]): string[] {
  const counts = new Map<string, number>()
  for (const { doc } of entries.slice(0, MOST_DOCS)) {
    const paths = new Set<string>()
    collect(doc, '', 1, paths)
    for (const path of paths) counts.set(path, (counts.get(path) ?? 0) + 1)
  }
  // Sorting keeps the order in which equals were met.
  const sorted = [...counts].sort(([, a], [, b]) => b - a)
  return sorted.slice(0, MOST_PATHS).map(([path]) => path)
}

function collect(record: MessageRecord, before: string, level: number, paths: Set<string>): void {
  for (const [key, value] of Object.entries(record)) {
    const path = `${before}${key}`
    paths.add(path)
    if (level < MOST_LEVELS) each(value, (part) => collect(part, `${path}.`, level + 1, paths))
  }
}

/** A record, or the records in a list. */
function each(value: Value, work: (record: MessageRecord) => void): void {
  if (Array.isArray(value)) value.forEach((item: Value) => isPlain(item) && work(item))
  else if (isPlain(value)) work(value)
}
