// Cuts a text into atoms and the separators `,` and `;`. `{`, `[` and `"` open a JSON value at the start of an atom only;
// elsewhere they are ordinary characters (rule 11).
import { brokenJson, tooLong } from './errors.ts'
import { isSpace, readJson, type Cursor } from './json.ts'
import { MAX_TEXT } from './limits.ts'
import type { Part } from './part.ts'
import { compileWord } from './word.ts'

/** An atom, or a separator; `start` and `end` are its place in the text. */
export type Token =
  | { readonly part: Part; readonly separator: null; readonly start: number; readonly end: number }
  | { readonly part: null; readonly separator: ',' | ';'; readonly start: number; readonly end: number }

/** All tokens of a text. Throws a LoadbangError where JSON is broken or the text too long. */
export function scan(text: string): Token[] {
  if (text.length > MAX_TEXT) throw tooLong(text.length)
  const tokens: Token[] = []
  const cursor: Cursor = { text, at: 0 }
  for (;;) {
    while (isSpace(text, cursor.at)) cursor.at++
    const start = cursor.at
    const char = text.charAt(start)
    if (char === '') return tokens
    if (char === ',' || char === ';') {
      cursor.at++
      tokens.push({ part: null, separator: char, start, end: cursor.at })
    } else if (char === '{' || char === '[' || char === '"') {
      const part = readJson(cursor)
      if (!endsAtom(text, cursor.at)) throw brokenJson(text, cursor.at, 'a space, `,` or `;`')
      tokens.push({ part, separator: null, start, end: cursor.at })
    } else {
      cursor.at = wordEnd(text, start)
      tokens.push({ part: compileWord(text.slice(start, cursor.at)), separator: null, start, end: cursor.at })
    }
  }
}

/** Where the word that begins at `start` ends; a backslash takes the next character along. */
export function wordEnd(text: string, start: number): number {
  let at = start
  while (!endsAtom(text, at)) at += text.charAt(at) === '\\' ? 2 : 1
  return Math.min(at, text.length)
}

const endsAtom = (text: string, at: number): boolean => {
  const char = text.charAt(at)
  return char === '' || char === ',' || char === ';' || isSpace(text, at)
}
