// Canonical text: every message has exactly one, and it parses back to the same message. What text cannot hold (dates,
// binaries, bangs and commands inside lists) is written as a description: shown, not kept.
import {
  Bang,
  bang,
  Command,
  isBinary,
  type Binary,
  type List,
  type Message,
  type Value
} from '../message.ts'
import { MAX_DEPTH, MAX_TEXT } from './limits.ts'
import { numberText, readNumber } from './number.ts'
import { dollarWords, EMPTY_WORD, kindWords } from './vocabulary.ts'

/** The text of a message, as a message box would hold it. */
export function formatMessage(message: Message): string {
  if (message === bang || message instanceof Bang) return 'bang'
  if (typeof message === 'string') return message === '' ? 'symbol' : `symbol ${formatAtom(message)}`
  if (message instanceof Command)
    return [formatSelector(message.selector), ...message.args.map(formatAtom)].join(' ')
  if (!Array.isArray(message)) return formatAtom(message as Value)
  const list = message as List
  // Pd knows no lists of one or no atom, so these are written as JSON.
  if (list.length < 2) return formatJson(list)
  const atoms = list.map(formatAtom).join(' ')
  return typeof list[0] === 'string' ? `list ${atoms}` : atoms
}

/** One atom as it stands in a message or an object's text, quoted where it must be. */
export function formatAtom(value: Value): string {
  if (typeof value === 'number') return Number.isNaN(value) ? '$NaN' : numberText(value)
  if (typeof value === 'string') return isPlainWord(value) ? value : quote(value)
  if (value === null || value === undefined) return '$null'
  if (typeof value === 'boolean') return value ? '$true' : '$false'
  return formatJson(value)
}

/** A value as it stands inside braces and brackets; spaces as in `{key: "count", value: [1, 2]}`. */
export function formatJson(value: Value): string {
  return write(value, 0, { left: MAX_TEXT })
}

/**
 * What goes deeper or on longer than a text may is cut with `…`: it comes from a cell, and perhaps contains itself, or one part
 * so many times that writing it all would never end.
 */
function write(value: Value, depth: number, budget: { left: number }): string {
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'string') return quote(value)
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (Object.prototype.toString.call(value) === '[object Date]') return quote(dateText(value as Date))
  if (value instanceof Bang) return '"bang"'
  if (isBinary(value)) return quote(describeBinary(value))
  if (depth >= MAX_DEPTH || budget.left <= 0) return '"…"'
  budget.left--
  if (value instanceof Command) return write([value.selector, ...value.args], depth, budget)
  if (Array.isArray(value)) {
    budget.left -= value.length
    return `[${(value as List).map((item) => write(item, depth + 1, budget)).join(', ')}]`
  }
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  budget.left -= fields.length
  return `{${fields.map(([key, field]) => `${formatKey(key)}: ${write(field, depth + 1, budget)}`).join(', ')}}`
}

/** A binary in words: `Uint8Array of 3 bytes`. */
export function describeBinary(binary: Binary): string {
  const name = Object.prototype.toString.call(binary).slice(8, -1)
  if ('byteLength' in binary) return `${name} of ${binary.byteLength} bytes`
  if (typeof binary.width === 'number') return `${name} of ${binary.width} by ${binary.height ?? 0}`
  return `${name} of ${binary.size ?? 0} bytes${binary.type ? `, ${binary.type}` : ''}`
}

const dateText = (date: Date): string => (Number.isNaN(date.getTime()) ? 'Invalid Date' : date.toISOString())

/** Whether a symbol reads as itself without quotes. */
function isPlainWord(word: string): boolean {
  return (
    word !== '' &&
    // Pd's separators and escapes, and what would be invisible.
    !/[\s,;\\\p{C}]/u.test(word) &&
    !/^[{["]/.test(word) &&
    !/\$\d/.test(word) &&
    readNumber(word) === undefined &&
    !dollarWords.has(word) &&
    word !== EMPTY_WORD
  )
}

/** A selector: quotes would make data of it, so backslashes protect what is not plain. */
function formatSelector(selector: string): string {
  if (selector === '') return EMPTY_WORD
  if (isPlainWord(selector) && !kindWords.has(selector)) return selector
  const escaped = selector.replace(/[ \t\n\r,;\\]|\$(?=\d)/g, '\\$&')
  return escaped === selector || /^[{["]/.test(escaped) || readNumber(selector) !== undefined
    ? `\\${escaped}`
    : escaped
}

/** A quoted string; `$1` in it would be filled in, so its `$` is escaped. */
function quote(text: string): string {
  return JSON.stringify(text).replace(/\$(?=\d)/g, '\\$')
}

function formatKey(key: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(key) && !/^\$\d+$/.test(key) ? key : quote(key)
}
