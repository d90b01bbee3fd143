// A canvas itself (its window, the coordinates of a graph, where it looks for abstractions) <-> plain data.
import type { Json } from '../../patch/tree.ts'
import { samePlain } from '../../patch/values.ts'
import { numberText, readNumber } from '../../runtime/text/number.ts'
import { readRecords, recordText, type PdRecord } from './records.ts'
import { boxKinds, type PdCanvas } from './tree.ts'
import { splitWords, wordToFile } from './words.ts'

/** `data.canvas` of a subpatch, and `settings.pd.canvas` of a patch. */
export type CanvasData = {
  x: number
  y: number
  width: number
  height: number
  /** Of a subpatch: whether its window was open. */
  open?: boolean
  /** Of a patch: the size of its letters. */
  font?: number
  /** Of a subpatch: its name, as the file spells it, where it is not that of its text. */
  name?: string
  /** Of a graph, or what shows on its parent: `#X coords`. */
  coords?: number[]
}

/** What a canvas has besides, as the file had it. */
export type CanvasRest = {
  head?: string
  coords?: string
  /** `#X declare` and records that nobody knows. */
  records?: string[]
}

export interface CanvasFacts {
  canvas: CanvasData
  rest: CanvasRest
}

/** `text` is that of the subpatch's box; none at the root. */
export function readCanvas({ head, items }: PdCanvas, text?: string): CanvasFacts {
  const canvas = readHead(head, text)
  const rest: CanvasRest = {}
  if (recordText(writeHead(canvas, text)) !== recordText(head)) rest.head = recordText(head)
  const last = items.findLast(({ kind }) => kind === 'coords')
  const records: string[] = []
  for (const item of items) {
    if (item.kind === 'coords' && item === last) {
      const numbers = item.record.slice(2).map(numberOf)
      canvas.coords = numbers
      if (recordText(writeCoords(numbers)) !== recordText(item.record)) rest.coords = recordText(item.record)
    } else if (item.kind === 'coords' || item.kind === 'declare' || item.kind === 'other') {
      records.push(recordText(item.record))
    }
  }
  if (records.length > 0) rest.records = records
  return { canvas, rest }
}

/** The records of a canvas: its head, what follows it, and what stands at its end. */
export function writeCanvas(
  { canvas, rest }: CanvasFacts,
  text?: string
): { start: PdRecord[]; end: PdRecord[] } {
  const head = kept(rest.head, isHead, (record) => samePlain(readHead(record, text), withoutCoords(canvas)))
  const coords = kept(rest.coords, isCoords, (record) =>
    samePlain(record.slice(2).map(numberOf), canvas.coords)
  )
  const isGraph = head?.[1] === 'graph'
  const isOther = ([mark, kind = '']: PdRecord): boolean =>
    mark === '#N' ? kind !== 'canvas' : mark !== '#X' || !structural.has(kind) || (kind === 'pop' && !isGraph)
  const others = (rest.records ?? []).map((one) => kept(one, isOther)).filter((record) => record !== null)
  const end = canvas.coords ? [coords ?? writeCoords(canvas.coords)] : []
  return { start: [head ?? writeHead(canvas, text), ...others], end }
}

function readHead(head: PdRecord, text?: string): CanvasData {
  const [x = 0, y = 0, width = 0, height = 0] = head.slice(2, 6).map(numberOf)
  const canvas: CanvasData = { x, y, width, height }
  if (text === undefined) {
    canvas.font = numberOf(head[6] ?? '10')
    return canvas
  }
  const name = head[6] ?? ''
  if (name !== nameFrom(text)) canvas.name = name
  canvas.open = numberOf(head[7] ?? '') !== 0
  return canvas
}

function writeHead({ x, y, width, height, open, font, name }: CanvasData, text?: string): PdRecord {
  const rest =
    text === undefined ? [numberText(font ?? 12)] : [name ?? nameFrom(text), open === true ? '1' : '0']
  return ['#N', 'canvas', ...[x, y, width, height].map(numberText), ...rest.filter((word) => word !== '')]
}

const writeCoords = (numbers: readonly number[]): PdRecord => ['#X', 'coords', ...numbers.map(numberText)]

/** A number that a document can hold and any writer writes. */
const numberOf = (word: string): number => {
  const number = readNumber(word) ?? 0
  return Number.isFinite(number) ? number || 0 : 0
}

/** The name that Pd gives to the canvas of `pd NAME`. */
function nameFrom(text: string): string {
  const [cls, name] = splitWords(text)
  return cls === 'pd' && name !== undefined ? wordToFile(name) : '(subpatch)'
}

const isHead = ([mark, kind]: PdRecord): boolean =>
  (mark === '#N' && kind === 'canvas') || (mark === '#X' && kind === 'graph')
const isCoords = ([mark, kind]: PdRecord): boolean => mark === '#X' && kind === 'coords'

/** What may not stand in a canvas without being a box, a cable or the canvas itself; `#X pop` closes old graphs alone. */
const structural: ReadonlySet<string> = new Set([...boxKinds, 'connect', 'restore', 'pop', 'graph'])

/** A record that was kept as text, where it is one record and of the kind that it should be. */
export function kept(
  text: string | undefined,
  fits: (record: PdRecord) => boolean,
  says: (record: PdRecord) => boolean = () => true
): PdRecord | null {
  const { records } = readRecords(text ?? '')
  return records.length === 1 && fits(records[0]!) && says(records[0]!) ? records[0]! : null
}

const withoutCoords = ({ coords: _, ...canvas }: CanvasData): Omit<CanvasData, 'coords'> => canvas

/** The facts that a document holds, which may be anything. */
export function canvasFrom(canvas: Json | undefined, rest: Json | undefined): CanvasFacts {
  const number = (value: Json | undefined, otherwise: number): number =>
    typeof value === 'number' && Number.isFinite(value) ? value : otherwise
  const given = objectOf(canvas)
  const data: CanvasData = {
    x: number(given.x, 0),
    y: number(given.y, 50),
    width: number(given.width, 450),
    height: number(given.height, 300)
  }
  if (typeof given.open === 'boolean') data.open = given.open
  if (typeof given.font === 'number') data.font = number(given.font, 12)
  if (typeof given.name === 'string' && isOneWord(given.name)) data.name = given.name
  if (Array.isArray(given.coords)) data.coords = given.coords.map((each) => number(each, 0))
  const { head, coords, records } = objectOf(rest)
  const facts: CanvasFacts = { canvas: data, rest: {} }
  if (typeof head === 'string') facts.rest.head = head
  if (typeof coords === 'string') facts.rest.coords = coords
  if (Array.isArray(records)) facts.rest.records = records.filter((each) => typeof each === 'string')
  return facts
}

const isOneWord = (text: string): boolean => {
  const { records } = readRecords(text)
  return text === '' || (records.length === 1 && records[0]!.length === 1 && records[0]![0] === text)
}

export const objectOf = (json: Json | undefined): { [key: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {}
