// Where a caret stands inside JSON that is still being typed: forgiving, because what is typed is broken until it is finished.
import { isSpace } from './json.ts'

/** An open `{` or `[` around the caret. */
export interface Frame {
  readonly kind: 'record' | 'array'
  /** Record: the key whose value is being typed, null while the key itself is. */
  key: string | null
  /** Record: the string given as `type` so far. */
  type: string | null
  /** Array: how many items stand before this one. */
  index: number
}

export interface JsonPlace {
  /** From the outermost inwards; empty inside a quoted string that is an atom of its own. */
  readonly frames: readonly Frame[]
  /** The word under the caret up to the caret, without quotes. */
  readonly word: string
  readonly quoted: boolean
  readonly start: number
  readonly end: number
}

const marks = ' \t\n\r,:{}[]"\''

/** Where `caret` is in the value that begins at `start`; or, where that value ends before it, the position behind the value. */
export function jsonAt(text: string, start: number, caret: number): JsonPlace | number {
  const frames: Frame[] = []
  let at = start
  for (;;) {
    while (at < caret && isSpace(text, at)) at++
    const frame = frames.at(-1)
    if (at >= caret) return { frames, word: '', quoted: false, start: caret, end: caret }
    const char = text.charAt(at)
    if (char === '{' || char === '[') {
      frames.push({ kind: char === '{' ? 'record' : 'array', key: null, type: null, index: 0 })
      at++
    } else if (char === '}' || char === ']') {
      frames.pop()
      at++
      if (frames.length === 0) return at
    } else if (char === ',' || char === ':') {
      if (char === ',' && frame) {
        frame.key = null
        frame.index++
      }
      at++
    } else {
      const quoted = char === '"' || char === "'"
      const end = quoted ? stringEnd(text, at) : bareEnd(text, at)
      const open = quoted && !(end > at + 1 && text.charAt(end - 1) === char)
      if (open || caret <= end) return partial(text, frames, at, caret, open ? caret : end, quoted)
      const word = quoted ? unquote(text.slice(at + 1, end - 1)) : text.slice(at, end)
      at = end
      if (!frame) return at
      if (frame.kind === 'record' && frame.key === null) frame.key = word
      else if (frame.key === 'type') frame.type = word
    }
  }
}

function partial(
  text: string,
  frames: Frame[],
  start: number,
  caret: number,
  end: number,
  quoted: boolean
): JsonPlace {
  const closed = quoted && caret === end && end > start + 1 && text.charAt(end - 1) === text.charAt(start)
  const raw = text.slice(quoted ? start + 1 : start, closed ? caret - 1 : caret)
  return { frames, word: quoted ? unquote(raw) : raw, quoted, start, end }
}

/** Behind the closing quote; the end of the text where there is none. */
function stringEnd(text: string, start: number): number {
  const quote = text.charAt(start)
  let at = start + 1
  while (at < text.length && text.charAt(at) !== quote) at += text.charAt(at) === '\\' ? 2 : 1
  return Math.min(at + 1, text.length)
}

function bareEnd(text: string, start: number): number {
  let at = start
  while (at < text.length && !marks.includes(text.charAt(at))) at++
  return Math.max(at, start + 1)
}

/** Good enough for completion: what a backslash protects stands for itself. */
const unquote = (text: string): string => text.replace(/\\(.)/gs, '$1')
