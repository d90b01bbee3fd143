// A value of a box's data as one short line of text, to be shown beside what it was before.
import { formatAtom } from '../runtime/text/format.ts'
import { field, isPlain, toPlain } from './values.ts'

const MOST = 200

/** Null where there is no value. A file is its name and size, text stands without quotes. */
export function valueText(value: unknown): string | null {
  if (value === undefined) return null
  const text = assetText(value) ?? plainText(value)
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > MOST ? `${line.slice(0, MOST - 1)}…` : line
}

function plainText(value: unknown): string {
  const plain = toPlain(value)
  if (typeof plain === 'string') return plain
  if (plain === null || typeof plain === 'boolean') return String(plain)
  return formatAtom(plain)
}

/** A reference to bytes that the patch keeps. */
function assetText(value: unknown): string | null {
  if (!isPlain(value) || typeof value.sha256 !== 'string') return null
  const name = field(value, 'name')
  const size = field(value, 'size')
  const words = typeof name === 'string' && name ? name : 'a file'
  return typeof size === 'number' ? `${words} (${kilobytes(size)})` : words
}

const kilobytes = (bytes: number): string =>
  bytes < 1_048_576
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${Math.round((bytes / 1_048_576) * 10) / 10} MB`
