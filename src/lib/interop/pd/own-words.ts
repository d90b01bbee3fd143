// Texts in our own grammar, with JSON and quotes in them, as words that Pd can carry. It would split `{set: ["a b", 1]}` at its
// spaces and commas, which does no harm outside quotes; inside them, spaces and separators get a backslash, and so does every
// backslash. One level of backslashes taken off gives the text again.
import { scan } from '../../runtime/text/scan.ts'
import { joinWords, splitWords } from './words.ts'

const special = /[\s,;]/

/** Whether some atom of the text begins JSON or a quoted string, and all of it can be read. */
export const hasOwnAtoms = (text: string): boolean =>
  /(?:^|[\s,;])[{["]/.test(text) && ownAtoms(text).length > 0

/** The words for Pd of a text that has such atoms. */
export const packWords = (text: string): string[] => splitWords(pack(text))

/** The text that was packed into these words; null where they come from Pd itself. */
export function unpackWords(words: readonly string[]): string | null {
  const text = joinWords(words.map((word) => word.replaceAll(/\\([^])/g, '$1')))
  return hasOwnAtoms(text) && joinWords(packWords(text)) === joinWords(words) ? text : null
}

function pack(text: string): string {
  const quotes = quoted(text)
  let next = 0
  let packed = ''
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    while (quotes[next] && quotes[next]!.end <= at) next++
    if (char === '\\') {
      const after = text.charAt(++at)
      packed += special.test(after) || after === '\\' ? `\\\\\\${after}` : `\\\\${after}`
    } else packed += special.test(char) && quotes[next] && quotes[next]!.start <= at ? `\\${char}` : char
  }
  return packed
}

interface Place {
  start: number
  end: number
}

/** Places of the atoms that are JSON or quoted strings; none in a text that is broken. */
function ownAtoms(text: string): Place[] {
  try {
    return scan(text).filter(({ start }) => /[{["]/.test(text.charAt(start)))
  } catch {
    return []
  }
}

/** Places of all quoted strings, those inside JSON among them. */
function quoted(text: string): Place[] {
  return ownAtoms(text).flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(/"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'/g)].map((match) => ({
      start: start + match.index,
      end: start + match.index + match[0].length
    }))
  )
}
