// Columns of the table: which, how wide, and what may be edited in them.
import type { Cell, Row } from '../../engine/data-protocol.ts'

export interface Column {
  /** The field; '' is the key of a kv store. */
  readonly field: string
  readonly title: string
  /** Its place among a row's cells; -1: the row's name itself. */
  readonly at: number
  /** Given by the store: read, never written. */
  readonly fixed: boolean
}

const OWN = new Set(['_id', '_created', '_updated'])

export function tableColumns(kind: 'kv' | 'db', fields: readonly string[]): Column[] {
  if (kind === 'kv') {
    return [
      { field: '', title: 'key', at: -1, fixed: false },
      { field: 'value', title: 'value', at: 0, fixed: false }
    ]
  }
  return fields.map((field, at) => ({ field, title: field, at, fixed: OWN.has(field) }))
}

/** null: the document has no such field. */
export function cellAt(row: Row, column: Column): Cell | null {
  if (column.at < 0) return { kind: 'text', text: row.id }
  const cell = row.cells?.[column.at] ?? null
  return cell && column.fixed && cell.kind === 'number'
    ? { kind: 'date', text: timeText(Number(cell.text)) }
    : cell
}

const times = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' })
/** Here, to the second: `2026-01-31 12:00:00`. */
export const timeText = (time: number): string =>
  Math.abs(time) < 8.64e15 ? times.format(time) : String(time)

const LEAST = 64
const MOST = 240
const CHARACTER = 7.3

/** Pixels that fit what is there, within reason. */
export function fittingWidth(column: Column, rows: readonly (Row | null | undefined)[]): number {
  const longest = rows.reduce(
    (most, row) => Math.max(most, row ? (cellAt(row, column)?.text.length ?? 0) : 0),
    0
  )
  const width = Math.max(longest * CHARACTER + 22, column.title.length * CHARACTER + 34)
  return Math.round(Math.min(MOST, Math.max(LEAST, column.field === '_id' ? Math.min(width, 116) : width)))
}

/** Whether most of what is there is numbers. */
export function isNumeric(column: Column, rows: readonly (Row | null | undefined)[]): boolean {
  const kinds = rows.flatMap((row) => (row && cellAt(row, column)?.kind) || [])
  return kinds.filter((kind) => kind === 'number').length * 2 > kinds.length
}
