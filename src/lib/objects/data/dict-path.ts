// Places inside nested records and lists, as [dict] names them: `piano::range::0`. Nothing is changed in place, because messages
// are immutable: what is written is a copy of what lies on the way.
import { LoadbangError } from '../../runtime/errors.ts'
import { isRecord, record, type List, type MessageRecord, type Value } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'

export type Path = readonly string[]

export function pathOf(key: string): Path {
  const path = key.split('::')
  if (!path.some((part) => part === '' || part === '__proto__')) return path
  throw new LoadbangError(
    'dict-path',
    `${formatAtom(key)} names no place.`,
    'Write a key, or several with :: between them.'
  )
}

const placeIn = (list: List, part: string): number => (/^\d+$/.test(part) ? Number(part) : list.length + 1)

/** What stands there; undefined where nothing does. */
export function readAt(root: Value, path: Path): Value {
  let value = root
  for (const part of path) {
    if (Array.isArray(value)) value = (value as List)[placeIn(value as List, part)]
    else if (isRecord(value) && Object.hasOwn(value, part)) value = (value as MessageRecord)[part]
    else return undefined
  }
  return value
}

/** A copy with this value there. What is missing on the way, or is neither record nor list, becomes a record. */
export function writtenAt(root: Value, path: Path, value: Value): Value {
  const [part, ...rest] = path
  if (part === undefined) return value
  if (Array.isArray(root)) {
    const list = root as List
    const place = placeIn(list, part)
    if (place > list.length) throw outside(part, list)
    const next = writtenAt(list[place], rest, value)
    return place === list.length ? [...list, next] : list.with(place, next)
  }
  const before = isRecord(root) ? (root as MessageRecord) : {}
  return record({
    ...before,
    [part]: writtenAt(Object.hasOwn(before, part) ? before[part] : undefined, rest, value)
  })
}

/** A copy without what stands there; the same value where nothing does. */
export function removedAt(root: Value, path: Path): Value {
  const last = path.at(-1)!
  const above = path.slice(0, -1)
  const holder = readAt(root, above)
  if (readAt(holder, [last]) === undefined) return root
  if (Array.isArray(holder)) return writtenAt(root, above, (holder as List).toSpliced(Number(last), 1))
  return writtenAt(
    root,
    above,
    record(Object.fromEntries(Object.entries(holder as MessageRecord).filter(([key]) => key !== last)))
  )
}

const outside = (part: string, list: List): LoadbangError =>
  new LoadbangError(
    'dict-path',
    `${formatAtom(part)} is no place in a list of ${list.length}.`,
    'Places begin at 0; append adds at the end.'
  )
