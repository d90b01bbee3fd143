// The methods of a text. No regular expressions: `split`, `replace` and the like take texts, and a replacement means itself.
import type { Meter } from './limits.ts'
import { integer, position, type Method, type Methods } from './methods-type.ts'
import { Fn, toNumber, toText } from './values.ts'

/** Both forms of replace, grown through a callback so that every piece is paid for before it is there. */
const replacing =
  (all: boolean): Method<string> =>
  (text, args, meter) => {
    const pattern = toText(meter, args[0])
    meter.scan(text.length, pattern.length)
    const fn = args[1] instanceof Fn ? args[1] : undefined
    const fixed = fn ? '' : toText(meter, args[1])
    let length = text.length
    const piece = (match: string, at: number): string => {
      const by = fn ? toText(meter, fn.call([match, at, text])) : fixed
      length += by.length
      meter.spend(1)
      if (length > text.length) meter.text(length)
      return by
    }
    return all ? text.replaceAll(pattern, piece) : text.replace(pattern, piece)
  }

const pad = (text: string, args: readonly unknown[], meter: Meter, start: boolean): string => {
  const length = integer(meter, args[0])
  const by = args[1] === undefined ? ' ' : toText(meter, args[1])
  if (length > text.length) meter.text(length)
  return start ? text.padStart(length, by) : text.padEnd(length, by)
}

/** A method that looks for a text in another. */
function seeking(
  find: (text: string, wanted: string, args: readonly unknown[], meter: Meter) => unknown
): Method<string> {
  return (text, args, meter) => {
    const wanted = toText(meter, args[0])
    meter.scan(text.length, wanted.length)
    return find(text, wanted, args, meter)
  }
}

/** A method that makes the text anew. */
function changing(change: (text: string) => string): Method<string> {
  return (text, _, meter) => {
    meter.scan(text.length)
    return change(text)
  }
}

export const TEXT_METHODS: Methods<string> = new Map<string, Method<string>>([
  ['at', (t, a, m) => t.at(integer(m, a[0]))],
  ['charAt', (t, a, m) => t.charAt(integer(m, a[0]))],
  ['charCodeAt', (t, a, m) => t.charCodeAt(integer(m, a[0]))],
  ['codePointAt', (t, a, m) => t.codePointAt(integer(m, a[0]))],
  [
    'concat',
    (t, a, m) => {
      let text = t
      for (const item of a) {
        const part = toText(m, item)
        m.text(text.length + part.length)
        text += part
      }
      return text
    }
  ],
  ['endsWith', seeking((t, w, a, m) => t.endsWith(w, position(m, a[1])))],
  ['includes', seeking((t, w, a, m) => t.includes(w, integer(m, a[1])))],
  ['indexOf', seeking((t, w, a, m) => t.indexOf(w, integer(m, a[1])))],
  [
    'lastIndexOf',
    seeking((t, w, a, m) => t.lastIndexOf(w, a[1] === undefined ? Infinity : toNumber(m, a[1])))
  ],
  [
    'normalize',
    (t, a, m) =>
      (m.scan(4 * t.length), m.text(t.length), t).normalize(
        a[0] === undefined ? 'NFC' : form(toText(m, a[0]))
      )
  ],
  ['padEnd', (t, a, m) => pad(t, a, m, false)],
  ['padStart', (t, a, m) => pad(t, a, m, true)],
  [
    'repeat',
    (t, a, m) => {
      const count = Math.max(0, integer(m, a[0]))
      m.text(t.length === 0 ? 0 : t.length * count)
      return t.length === 0 ? '' : t.repeat(count)
    }
  ],
  ['replace', replacing(false)],
  ['replaceAll', replacing(true)],
  ['slice', (t, a, m) => t.slice(integer(m, a[0]), position(m, a[1]))],
  [
    'split',
    (t, a, m) => {
      m.spend(t.length)
      const limit = position(m, a[1])
      if (a[0] === undefined) return limit === 0 ? [] : [t]
      const by = toText(m, a[0])
      m.scan(t.length, by.length)
      return t.split(by, limit)
    }
  ],
  ['startsWith', seeking((t, w, a, m) => t.startsWith(w, integer(m, a[1])))],
  ['substring', (t, a, m) => t.substring(integer(m, a[0]), position(m, a[1]))],
  ['toLowerCase', changing((t) => t.toLowerCase())],
  ['toString', (t) => t],
  ['toUpperCase', changing((t) => t.toUpperCase())],
  ['trim', changing((t) => t.trim())],
  ['trimEnd', changing((t) => t.trimEnd())],
  ['trimStart', changing((t) => t.trimStart())],
  ['valueOf', (t) => t]
])

const form = (name: string): 'NFC' | 'NFD' | 'NFKC' | 'NFKD' =>
  name === 'NFD' || name === 'NFKC' || name === 'NFKD' ? name : 'NFC'
