// How a [listview] writes its cells, and how wide its columns are.
import type { Cell, Column } from '../../objects/gui/list-table.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(undefined, options)
  formats.set(key, known)
  return known
}

/** A moment as one says it: of today the time, of this year the day and the time, else the day. */
export function timeText(at: number, now = Date.now()): string {
  const [day, today] = [new Date(at), new Date(now)]
  if (Number.isNaN(day.getTime())) return ''
  const clock = { hour: '2-digit', minute: '2-digit' } as const
  if (day.toDateString() === today.toDateString()) return format(clock).format(day)
  const date = { day: 'numeric', month: 'short' } as const
  if (day.getFullYear() === today.getFullYear()) return format({ ...date, ...clock }).format(day)
  return format({ ...date, year: 'numeric' }).format(day)
}

export function cellText(cell: Cell, kind: Column['kind'], now?: number): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  if (typeof cell === 'string') return cell
  return kind === 'time' ? timeText(cell, now) : String(cell)
}

/** The whole of a cell, for the tooltip. */
export function fullText(cell: Cell, kind: Column['kind']): string {
  if (typeof cell !== 'number' || kind !== 'time') return cellText(cell, kind)
  return format({ dateStyle: 'full', timeStyle: 'medium' }).format(new Date(cell))
}

/** Rows that are looked at for the widths. */
const LOOKED_AT = 100
/** Characters of a column of text, at least and at most. */
const [LEAST, MOST] = [5, 36]

/** The columns as `grid-template-columns`: numbers and times as wide as they are, texts sharing what is left by their length. */
export function columnWidths(columns: readonly Column[], rows: readonly (readonly Cell[])[]): string {
  const seen = rows.slice(0, LOOKED_AT)
  return columns
    .map(({ title, kind }, i) => {
      const longest = seen.reduce((most, row) => Math.max(most, cellText(row[i] ?? null, kind).length), 0)
      const wide = Math.max(title.length, longest)
      // Letters are wider than digits: those of a month, and of AM and PM.
      if (kind !== 'text') return `${Math.min(18, Math.max(3, wide)) + (kind === 'time' ? 2 : 0.5)}ch`
      const share = Math.min(MOST, Math.max(LEAST, wide))
      return `minmax(${Math.min(share, 8)}ch, ${share}fr)`
    })
    .join(' ')
}
