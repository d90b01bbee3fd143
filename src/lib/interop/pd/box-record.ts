// One box of a .pd file <-> text, place and what of it must survive in its data. What these do not hold to the letter (odd spacing
// of numbers, data structures) is kept beside them as the file had it, and written again as long as it still says the same.
import { readPosition, type Position } from '../../patch/shape.ts'
import { samePlain } from '../../patch/values.ts'
import { numberText, readNumber } from '../../runtime/text/number.ts'
import { textFromFile, textToFile } from './box-text.ts'
import type { PdClasses } from './catalogue.ts'
import { readContents, writeContents, type Contents } from './contents.ts'
import { readRecords, recordText, writeRecords, type PdRecord } from './records.ts'
import { boxKinds, isAfter, isWidth, type BoxKind } from './tree.ts'
import { wordFromFile, wordToFile, joinWords, splitWords } from './words.ts'

/** The records of a box; of a subpatch, those that follow its contents. */
export interface BoxRecords {
  record: PdRecord
  after: PdRecord[]
}

export interface BoxFacts {
  text: string
  position: Position
  contents: Contents
  width?: number
  /** The records as the file had them. */
  as?: string
}

/** What the records say; `as` holds them where the rest does not give them again. */
export function readBox(records: BoxRecords, classes: PdClasses): BoxFacts {
  const facts = readFacts(records, classes)
  const written = writeFacts(facts, records.record[1] === 'restore', classes)
  if (!sameRecords(written, records)) facts.as = writeRecords([records.record, ...records.after])
  return facts
}

/** The records of a box with these facts. */
export function writeBox(facts: BoxFacts, subpatch: boolean, classes: PdClasses): BoxRecords {
  return keptRecords(facts, subpatch, classes) ?? writeFacts(facts, subpatch, classes)
}

function readFacts({ record, after }: BoxRecords, classes: PdClasses): BoxFacts {
  const kind = record[1] as BoxKind | 'restore' | 'pop'
  if (kind === 'scalar') return scalarFacts(record)
  // Arrays have no place of their own.
  const start = kind === 'array' ? 2 : 4
  const comma = record.indexOf(',')
  const body = record.slice(start, comma < 0 ? undefined : comma)
  const text = kind === 'pop' ? 'graph' : textFromFile(kind === 'restore' ? 'obj' : kind, body, classes)
  const position = start === 2 ? place() : place(record[2], record[3])
  const marked = after.filter(([mark]) => mark === '#A')
  const widths = [
    comma < 0 ? [] : record.slice(comma + 1),
    ...after.filter(isWidth).map((each) => each.slice(1))
  ]
  const width = widths.map(widthOf).findLast((each) => each !== undefined)
  return { text, position, contents: readContents(text, marked), ...(width === undefined ? {} : { width }) }
}

function writeFacts(
  { text, position, contents, width }: BoxFacts,
  subpatch: boolean,
  classes: PdClasses
): BoxRecords {
  const { kind, raw } = textToFile(text, classes)
  const at = [position.x, position.y].map((x) => numberText(Math.round(x)))
  const after = writeContents(text, contents)
  const record = subpatch
    ? ['#X', 'restore', ...at, ...splitWords(text).map(wordToFile)]
    : ['#X', kind, ...(kind === 'array' ? [] : at), ...raw]
  if (width === undefined) return { record, after }
  // As Pd does: a record of its own where something stands between the box and its end.
  if (subpatch || (kind !== 'array' && after.length > 0))
    return { record, after: [...after, ['#X', 'f', numberText(width)]] }
  return { record: [...record, ',', 'f', numberText(width)], after }
}

/** The records that were kept, while they still say what the box says; a box that was moved keeps the rest of them. */
function keptRecords(facts: BoxFacts, subpatch: boolean, classes: PdClasses): BoxRecords | null {
  const { as, ...now } = facts
  if (as === undefined) return null
  const [record, ...after] = readRecords(as).records
  const kind = record?.[1] ?? ''
  const fits = subpatch ? kind === 'restore' || kind === 'pop' : boxKinds.includes(kind as BoxKind)
  if (!record || record[0] !== '#X' || !fits || !after.every(isAfter)) return null
  const before = readFacts({ record, after }, classes)
  if (!samePlain({ ...before, position: now.position }, now)) return null
  const still =
    kind === 'scalar' || kind === 'array' || kind === 'pop' || samePlain(before.position, now.position)
  if (still) return { record, after }
  const at = [facts.position.x, facts.position.y].map((x) => numberText(Math.round(x)))
  return { record: [...record.slice(0, 2), ...at, ...record.slice(4)], after }
}

/** Data of a structure: which one, and where it is drawn where it says so. */
function scalarFacts(record: PdRecord): BoxFacts {
  const text = `#scalar ${joinWords(record.slice(2, 3).map(wordFromFile))}`.trim()
  return { text, position: place(record[3], record[4]), contents: {} }
}

/** `f 20`: how many characters wide. */
function widthOf(words: readonly string[]): number | undefined {
  const width = words.length === 2 && words[0] === 'f' ? readNumber(words[1]!) : undefined
  return width !== undefined && Number.isFinite(width) ? width || 0 : undefined
}

const place = (x = '', y = ''): Position => readPosition({ x: readNumber(x) || 0, y: readNumber(y) || 0 })

const sameRecords = (a: BoxRecords, b: BoxRecords): boolean =>
  recordText(a.record) === recordText(b.record) &&
  a.after.length === b.after.length &&
  a.after.every((record, i) => recordText(record) === recordText(b.after[i]!))
