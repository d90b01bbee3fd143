// Texts in our own grammar, with JSON and quotes in them, as words that Pd can carry. It would split `{set: ["a b", 1]}` at its
// spaces and commas, which does no harm outside quotes; inside them, spaces and separators get a backslash, and so does every
// backslash. One level of backslashes taken off gives the text again.
import { scan, type Token } from '../../runtime/text/scan.ts'
import { readNumber } from '../../runtime/text/number.ts'
import { dollarWords, EMPTY_WORD } from '../../runtime/text/vocabulary.ts'
import { joinWords, splitWords, wordFromFile, wordToFile } from './words.ts'

const special = /[ \n\t\r,;]/

/** A word that would be JSON or a value here is a symbol to Pd (rule 16). */
export const guarded = (word: string): string =>
  /^[{["]/.test(word) || dollarWords.has(word) || word === EMPTY_WORD ? `\\${word}` : word

/** Whether the text would mean something else as Pd's own words. */
const isOwn = (text: string): boolean =>
  splitWords(text).some((word) => guarded(wordFromFile(wordToFile(word))) !== word.replace('\\=>', '=>'))

/** The words for Pd of a text that only our grammar reads; null where Pd's own words do. */
export const packWords = (text: string): string[] | null => (isOwn(text) ? splitWords(pack(text)) : null)

/** The text that was packed into these words; null where they come from Pd itself. */
export function unpackWords(words: readonly string[]): string | null {
  const text = joinWords(words.map((word) => word.replaceAll(/\\([^])/g, '$1')))
  const packed = packWords(text)
  return packed && joinWords(packed) === joinWords(words) ? text : null
}

/** The text with its quoted symbols as Pd spells them: `"a b"` is `a\ b`. */
export function symbolsOfQuotes(text: string): string {
  if (!text.includes('"')) return text
  let changed = ''
  let done = 0
  for (const { start, end, part } of tokensOf(text)) {
    const value = part?.resolve === null ? part.value : null
    if (text.charAt(start) !== '"' || typeof value !== 'string' || value === '') continue
    if (readNumber(value) !== undefined) continue
    const word = value.replaceAll(/[ \n\t\r,;\\]|\$(?=\d)/g, '\\$&')
    changed += text.slice(done, start) + guarded(word)
    done = end
  }
  return changed + text.slice(done)
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

/** Places of all quoted strings, those inside JSON among them; none in a text that is broken. */
function quoted(text: string): Place[] {
  return tokensOf(text).flatMap(({ start, end }) =>
    /[{["]/.test(text.charAt(start)) ? quotesIn(text, start, end) : []
  )
}

function tokensOf(text: string): Token[] {
  try {
    return scan(text)
  } catch {
    return []
  }
}

const quotesIn = (text: string, start: number, end: number): Place[] =>
  [...text.slice(start, end).matchAll(/"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'/g)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length
  }))
