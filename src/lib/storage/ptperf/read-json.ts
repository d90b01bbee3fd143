// JSON from a stranger: bounded in size and depth, `__proto__` refused, before anything walks it.
import { perfError } from './errors.ts'
import { perfLimits } from './limits.ts'

export type JsonRecord = { readonly [key: string]: unknown }

/** `limit`: bytes; `depth`: nested lists and records. Throws `perf-…`. */
export function readJson(
  name: string,
  bytes: Uint8Array,
  limit: number = perfLimits.json,
  depth: number = perfLimits.jsonDepth
): unknown {
  if (bytes.length > limit) throw perfError.tooLarge(name, `${limit >> 20} MB`)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw perfError.badJson(name, 'it is not UTF-8 text')
  }
  refuseDepth(name, text, depth)
  try {
    // Looked for only where it can be, since looking at every key takes ten times as long as reading; it may be written in escapes.
    if (!text.includes('__proto__') && !text.includes('\\u')) return JSON.parse(text)
    return JSON.parse(text, (key, value: unknown) => {
      if (key === '__proto__') throw perfError.badJson(name, 'it has the forbidden key "__proto__"')
      return value
    })
  } catch (thrown) {
    if (thrown instanceof SyntaxError) throw perfError.badJson(name, 'it is no JSON')
    throw thrown
  }
}

/** Counted in the text: a parser that recurses would overflow before anybody could look at its result. */
function refuseDepth(name: string, text: string, most: number): void {
  let depth = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (quoted) {
      if (c === 92) i++
      else if (c === 34) quoted = false
    } else if (c === 34) quoted = true
    else if (c === 123 || c === 91) {
      if (++depth > most) throw perfError.badJson(name, 'it is nested too deep')
    } else if (c === 125 || c === 93) depth--
  }
}

export function asRecord(value: unknown, name: string, what: string): JsonRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw perfError.badJson(name, `${what} is missing`)
  return value as JsonRecord
}
