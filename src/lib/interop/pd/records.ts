// The outermost form of a .pd file: records that end with a semicolon, made of words between white space. Words stay as the file
// has them, backslashes and all, so that what is not understood can be written back to the letter. A comma that is not escaped is a
// word of its own.
import { pdErrors } from './errors.ts'
import { pdLimits } from './limits.ts'

/** The words of one record, escapes still in them; `,` is a comma that stands for itself. */
export type PdRecord = readonly string[]

export interface PdRecords {
  records: PdRecord[]
  /** Whether records go on over several lines, as older versions of Pd break them. */
  wrapped: boolean
}

const NEWLINE = 10
const BACKSLASH = 92

const isSpace = (code: number): boolean => code === 32 || code === NEWLINE || code === 9 || code === 13

/** Throws LoadbangError `pd-size` alone: every text is some records. */
export function readRecords(text: string): PdRecords {
  if (text.length > pdLimits.file) throw pdErrors.size(`it has ${text.length} characters`)
  const records: PdRecord[] = []
  let record: string[] = []
  let words = 0
  let wrapped = false
  let at = 0
  const take = (word: string): void => {
    if (++words > pdLimits.words) throw pdErrors.size(`it has more than ${pdLimits.words} words`)
    record.push(word)
  }
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (isSpace(code)) {
      if (code === NEWLINE && record.length > 0) wrapped = true
      at++
    } else if (code === 59) {
      if (record.length > 0) records.push(record)
      record = []
      at++
    } else if (code === 44) {
      take(',')
      at++
    } else {
      const start = at
      at = endOfWord(text, start)
      // A backslash with nothing after it would escape whatever is written next.
      if (at > text.length) at = text.length - 1
      if (at > start) take(text.slice(start, at))
      if (at === text.length - 1 && text.charCodeAt(at) === BACKSLASH) break
    }
  }
  // As in Pd, the last record need not be closed.
  if (record.length > 0) records.push(record)
  // Cables are never that long, unless they are broken.
  const wide = (each: PdRecord): boolean => each[1] !== 'connect' && wrap(each) !== recordText(each)
  return { records, wrapped: wrapped && records.some(wide) }
}

function endOfWord(text: string, start: number): number {
  let at = start
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === BACKSLASH) at++
    else if (isSpace(code) || code === 59 || code === 44) return at
  }
  return at
}

/** Bytes of a line after which older versions of Pd break it. */
const WIDE = 65

/** The text of a file. Each record on a line of its own; `wrapped`: broken where older versions of Pd do it. */
export function writeRecords(records: Iterable<PdRecord>, wrapped = false): string {
  const lines: string[] = []
  for (const record of records) lines.push(wrapped ? wrap(record) : recordText(record))
  return lines.map((line) => `${line};\n`).join('')
}

/** One record on one line, without its semicolon. */
export function recordText(record: PdRecord): string {
  return record.join(' ').replaceAll(/ (?=,(?: |$))/g, '')
}

function wrap(record: PdRecord): string {
  let text = ''
  let column = 0
  for (const [i, word] of record.entries()) {
    if (i > 0) {
      if (column > WIDE) {
        text += '\n'
        column = 0
      } else {
        // Pd takes the blank before a comma back, and still counts it.
        if (word !== ',') text += ' '
        column++
      }
    }
    text += word
    column += byteLength(word)
  }
  return column > WIDE ? `${text}\n` : text
}

function byteLength(text: string): number {
  let length = text.length
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // The halves of a pair are two bytes each.
    if (code > 0x7f) length += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2
  }
  return length
}
