// The text of a file as Pd writes it: words, of which `;` and `,` end a line, and a backslash takes its meaning from the next character.
import { numberText, readNumber } from '../../runtime/text/number.ts'
import { Placeholder, atomOfWord, type TextAtom } from './text-atoms.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import type { Line } from './text-lines.ts'

const TOKEN = /[;,]|(?:\\[^]|[^\s;,\\])+|\\$/g

/** `newlines`: a line of the file is a line of the text, and `;` is a word like any other. */
export function linesOfPdText(text: string, newlines = false): Line[] {
  if (newlines)
    return text
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => ({ atoms: (line.match(TOKEN) ?? []).map(atomOf), end: ';' as const }))
  const lines: Line[] = []
  let atoms: TextAtom[] = []
  for (const word of text.match(TOKEN) ?? []) {
    if (word !== ';' && word !== ',') atoms.push(atomOf(word))
    else {
      lines.push({ atoms, end: word })
      atoms = []
    }
  }
  if (atoms.length > 0) lines.push({ atoms, end: '' })
  return lines
}

function atomOf(word: string): TextAtom {
  const number = readNumber(word)
  if (number !== undefined) return number
  // Only an unescaped `$1` is filled in.
  return /(^|[^\\])\$\d/.test(word) ? atomOfWord(word) : word.replace(/\\([^])/g, '$1')
}

export function pdTextOf(lines: readonly Line[], newlines = false): string {
  return lines
    .map(({ atoms, end }) => `${atoms.map(wordOf).join(' ')}${newlines && end === ';' ? '' : end}\n`)
    .join('')
}

function wordOf(atom: TextAtom): string {
  if (atom instanceof Placeholder) return atom.text
  if (typeof atom === 'number') return numberText(atom)
  return typeof atom === 'string' ? atom.replace(/[\s;,\\]|\$(?=\d)/g, '\\$&') : formatAtom(atom)
}
