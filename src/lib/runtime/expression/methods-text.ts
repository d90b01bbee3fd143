// The methods of a text. No regular expressions: `split`, `replace` and the like take texts, and a replacement means itself.
import type { Meter } from './limits.ts'
import { integer, position, type Method, type Methods } from './methods-type.ts'
import { Fn, toNumber, toText } from './values.ts'

/** Both forms of replace, grown through a callback so that every piece is paid for before it is there. */
const replacing =
  (all: boolean): Method<string> =>
  (text, args, meter) => {
    const pattern = toText(meter, args[0])
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
  ['endsWith', (t, a, m) => t.endsWith(toText(m, a[0]), position(m, a[1]))],
  ['includes', (t, a, m) => t.includes(toText(m, a[0]), integer(m, a[1]))],
  ['indexOf', (t, a, m) => t.indexOf(toText(m, a[0]), integer(m, a[1]))],
  [
    'lastIndexOf',
    (t, a, m) => t.lastIndexOf(toText(m, a[0]), a[1] === undefined ? Infinity : toNumber(m, a[1]))
  ],
  ['normalize', (t, a, m) => t.normalize(a[0] === undefined ? 'NFC' : form(toText(m, a[0])))],
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
      return a[0] === undefined ? (limit === 0 ? [] : [t]) : t.split(toText(m, a[0]), limit)
    }
  ],
  ['startsWith', (t, a, m) => t.startsWith(toText(m, a[0]), integer(m, a[1]))],
  ['substring', (t, a, m) => t.substring(integer(m, a[0]), position(m, a[1]))],
  ['toLowerCase', (t) => t.toLowerCase()],
  ['toString', (t) => t],
  ['toUpperCase', (t) => t.toUpperCase()],
  ['trim', (t) => t.trim()],
  ['trimEnd', (t) => t.trimEnd()],
  ['trimStart', (t) => t.trimStart()],
  ['valueOf', (t) => t]
])

const form = (name: string): 'NFC' | 'NFD' | 'NFKC' | 'NFKD' =>
  name === 'NFD' || name === 'NFKC' || name === 'NFKD' ? name : 'NFC'
