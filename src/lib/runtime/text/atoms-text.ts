// Atoms as the text of a box that a message makes, read as Pd reads them there: a symbol `$1` becomes a placeholder, a symbol `,` or
// `;` a separator. Words that only our own grammar would take for more are guarded, as those of a Pd file are.
import type { List, Value } from '../message.ts'
import { formatAtom } from './format.ts'
import { numberText, readNumber } from './number.ts'
import { dollarWords, EMPTY_WORD } from './vocabulary.ts'

/** `raw`: of a class whose text is not cut into atoms; its own grammar is left alone. */
export function atomsText(atoms: List, raw = false): string {
  let text = ''
  for (const atom of atoms) {
    const word = wordOf(atom, raw)
    text += text === '' || word === ',' || word === ';' ? word : ` ${word}`
  }
  return text
}

function wordOf(atom: Value, raw: boolean): string {
  if (typeof atom === 'number') return Number.isNaN(atom) ? '0' : numberText(atom)
  if (typeof atom !== 'string') return formatAtom(atom)
  if (atom === ',' || atom === ';') return atom
  const word = escaped(atom)
  if (raw) return word
  const special = /^[{["]/.test(word) || readNumber(word) !== undefined || dollarWords.has(word)
  return special || word === EMPTY_WORD ? `\\${word}` : word === '' ? EMPTY_WORD : word
}

/** Spaces and separators inside a symbol are part of it; a backslash before what needs one stays, and goes elsewhere. */
function escaped(symbol: string): string {
  let word = ''
  for (let at = 0; at < symbol.length; at++) {
    const char = symbol.charAt(at)
    if (char === '\\') {
      const next = symbol.charAt(++at)
      word += /^[\s,;\\]|^\$\d/.test(symbol.slice(at)) ? `\\${next}` : next
    } else word += /[\s,;]/.test(char) ? `\\${char}` : char
  }
  return word
}
