// Text of a .pd file -> tree.
import { pdErrors } from './errors.ts'
import { pdLimits } from './limits.ts'
import { readRecords, type PdRecord } from './records.ts'
import {
  boxKinds,
  isAfter,
  isBox,
  type BoxKind,
  type PdCanvas,
  type PdFile,
  type PdItem,
  type PdOther
} from './tree.ts'

const boxes: ReadonlySet<string> = new Set(boxKinds)
const others: ReadonlySet<string> = new Set(['connect', 'coords', 'declare'])

/** Throws a LoadbangError `pd-…` for what is no .pd file, is cut short or out of bounds. */
export function readPd(text: string): PdFile {
  const { records, wrapped } = readRecords(text)
  const start = records.findIndex((record) => isCanvas(record))
  const before = records.slice(0, Math.max(0, start))
  if (start < 0 || !before.every(([mark]) => mark === '#N')) throw pdErrors.invalid()
  const root: PdCanvas = { head: records[start]!, items: [] }
  const open: PdCanvas[] = [root]
  for (let i = start + 1; i < records.length; i++) {
    const record = records[i]!
    const canvas = open.at(-1)!
    if (isCanvas(record) || isGraph(record)) {
      if (open.length > pdLimits.depth) throw pdErrors.deep(pdLimits.depth)
      open.push({ head: record, items: [] })
    } else if (closes(record, canvas)) {
      open.pop()
      const outer = open.at(-1)
      if (!outer) throw pdErrors.unbalanced(i + 1)
      outer.items.push({ kind: 'canvas', canvas, close: record, after: [] })
    } else add(canvas, record)
  }
  if (open.length > 1) throw pdErrors.cut(open.length - 1)
  return { before, root, wrapped }
}

function add(canvas: PdCanvas, record: PdRecord): void {
  const kind = record[0] === '#X' ? (record[1] ?? '') : ''
  if (boxes.has(kind)) canvas.items.push({ kind: kind as BoxKind, record, after: [] })
  else {
    const last = canvas.items.at(-1)
    if (isAfter(record) && last && isBox(last)) last.after.push(record)
    else canvas.items.push(otherItem(record, kind))
  }
}

const otherItem = (record: PdRecord, kind: string): PdItem => ({
  kind: others.has(kind) ? (kind as PdOther['kind']) : 'other',
  record
})

const isCanvas = (record: PdRecord): boolean => record[0] === '#N' && record[1] === 'canvas'
/** Graphs in files of Pd before 0.35. */
const isGraph = (record: PdRecord): boolean => record[0] === '#X' && record[1] === 'graph'

const closes = (record: PdRecord, canvas: PdCanvas): boolean =>
  record[0] === '#X' && (record[1] === 'restore' || (record[1] === 'pop' && isGraph(canvas.head)))
