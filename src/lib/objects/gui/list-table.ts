// A list as a table that a page can show: which columns, which cells, and no more of either than fits on a screen. Records give their
// fields as columns, lists their places; anything else stands in one column of its own.
import {
  isBinary,
  isRecord,
  record,
  type List,
  type MessageRecord,
  type Value
} from '../../runtime/message.ts'
import { briefText } from './brief-text.ts'

/** Rows that travel to the page. A list may be longer; then the page says so. */
export const MOST_ROWS = 2000
const MOST_COLUMNS = 16
/** Rows that are looked at for their fields. */
const LOOKED_AT = 500
/** Characters of a cell. */
const CELL = 200

/** How the cells of a column are read: `time` are milliseconds since 1970. */
export type ColumnKind = 'text' | 'number' | 'time'

/** What stands in a cell: a picture or other bytes in words, a list or record as text, a date as its milliseconds. */
export type Cell = string | number | boolean | null

export interface Column {
  readonly title: string
  readonly kind: ColumnKind
}

export interface ListTable {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** Whether the columns have titles: those of plain values have none. */
  readonly titled: boolean
  /** The `_id` of each row that is a document. */
  readonly keys: readonly (string | null)[]
}

/** `wanted`: the columns asked for, as dotted paths; where none are, they follow from the rows. */
export function tableOf(list: List, wanted: readonly string[]): ListTable {
  const shown = list.slice(0, MOST_ROWS)
  const paths = wanted.length > 0 ? wanted.slice(0, MOST_COLUMNS) : pathsOf(shown)
  const readers = paths.length > 0 ? paths.map((path, i) => readerOf(path, i)) : [(row: Value): Value => row]
  const values = shown.map((row) => readers.map((read) => read(row)))
  const columns = readers.map((_, i): Column => {
    const title = paths[i] ?? ''
    return { title, kind: kindOf(title, values, i) }
  })
  return {
    columns,
    rows: values.map((row) => row.map(cellOf)),
    titled: paths.length > 0,
    keys: shown.map(keyOf)
  }
}

/** A document is known by its `_id`, any other row by its place alone. */
export const keyOf = (row: Value): string | null =>
  isRecord(row) && typeof row._id === 'string' ? row._id : null

/** What a store gives every document, which nobody asked to see. */
const OWN = new Set(['_id', '_created', '_updated'])

/** Fields of records in the order in which they come up, or the places of lists; none for plain values. */
function pathsOf(rows: List): string[] {
  const found = new Set<string>()
  let own = false
  for (const row of rows.slice(0, LOOKED_AT)) {
    const keys = Array.isArray(row) ? row.map((_, i) => String(i + 1)) : isRecord(row) ? Object.keys(row) : []
    for (const key of keys) {
      if (OWN.has(key)) own = true
      else if (found.size < MOST_COLUMNS) found.add(key)
    }
  }
  // Documents without a field of their own are still there.
  return found.size === 0 && own ? ['_id'] : [...found]
}

/** Reads a column from a row: a field, a dotted path, or in a list the place of the column. */
function readerOf(path: string, place: number): (row: Value) => Value {
  const steps = path.split('.')
  return (row) => {
    if (Array.isArray(row)) return (row as List)[place]
    if (!isRecord(row)) return place === 0 ? row : undefined
    if (Object.hasOwn(row, path)) return row[path]
    let at: Value = row
    for (const step of steps) {
      if (!isRecord(at) || !Object.hasOwn(at, step)) return undefined
      at = (at as MessageRecord)[step]
    }
    return at
  }
}

/** Names under which people keep times. */
const TIME_NAME =
  /(^|[._-])(ts|at|on|when|time|timestamp|date|created|updated|modified)$|[a-z](At|On|Time|Date)$/
/** Milliseconds from 2001 to 2096: what else is called `time` is seldom in there. */
const [EARLY, LATE] = [1e12, 4e12]

function kindOf(title: string, rows: readonly (readonly Value[])[], column: number): ColumnKind {
  let [numbers, times, others] = [0, 0, 0]
  for (const row of rows.slice(0, LOOKED_AT)) {
    const value = row[column]
    if (value === null || value === undefined) continue
    if (isDate(value)) times++
    else if (typeof value !== 'number') others++
    else if (value >= EARLY && value < LATE && TIME_NAME.test(title)) times++
    else numbers++
  }
  if (others > 0 || numbers + times === 0) return 'text'
  return numbers > 0 ? 'number' : 'time'
}

const isDate = (value: Value): value is Date => Object.prototype.toString.call(value) === '[object Date]'

function cellOf(value: Value): Cell {
  if (value === undefined || value === null) return null
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (isDate(value)) return Number.isNaN(value.getTime()) ? null : value.getTime()
  return briefText(value, CELL)
}

/** The list that a message brings to be shown: itself, what a reply holds, or null for a reply that holds none. */
export function listIn(message: MessageRecord): List | null {
  if (!Object.hasOwn(message, 'op')) return [message]
  for (const field of ['docs', 'keys', 'collections']) {
    const list = Object.hasOwn(message, field) ? message[field] : undefined
    if (Array.isArray(list)) return list as List
  }
  const { doc, values } = message
  if (isRecord(doc)) return [doc]
  if (!isRecord(values) || isBinary(values)) return null
  return Object.entries(values as MessageRecord).map(([key, value]) => record({ key, value }))
}
