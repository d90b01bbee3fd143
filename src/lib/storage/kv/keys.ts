// What a key may be.
import { badKey } from '../errors.ts'

/** Longest key, in characters. */
const MAX_KEY = 10_000

/** Any text; a number is its text. Throws `storage-value`. */
export function checkKey(key: unknown): string {
  if (typeof key === 'number') return String(key)
  if (typeof key !== 'string') throw badKey(key === null ? 'null' : `a ${typeof key}`)
  if (key.length > MAX_KEY) throw badKey(`longer than ${MAX_KEY} characters`)
  return key
}
