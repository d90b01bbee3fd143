// The text of an object box: a class word, then atoms in the grammar of messages. What a class makes of them is its own matter;
// raw classes (rule 13) take `rest` and never look at the atoms, so these are cut only when asked for.
import type { List, Value } from '../message.ts'
import { isSpace, readJson } from './json.ts'
import { constant, placeholder, symbolOf, type DollarEnv, type Part } from './part.ts'
import { scan, wordEnd } from './scan.ts'
import { twoWordClasses } from './vocabulary.ts'
import { compileWord } from './word.ts'

export interface ObjectText {
  /** The class as typed, without the colon that may follow it (rule 14); of two words where there is one; '' for an empty box. */
  readonly className: string
  /** The text after the class, white space before it taken off. */
  readonly rest: string
  /** Atoms of the rest, `$0` and `$1` as symbols (see resolveDollars). Reading this throws a LoadbangError where JSON is broken. */
  readonly atoms: List
}

// The compiled atoms of a list from parseObjectText: in the list itself `\$1` and `$1` are the same symbol.
const compiled = new WeakMap<List, readonly Part[]>()

/** Cuts a box's text. Never throws; `atoms` may, when read. */
export function parseObjectText(text: string): ObjectText {
  let start = 0
  while (isSpace(text, start)) start++
  const { className, end } = readClass(text, start)
  let from = end
  while (isSpace(text, from)) from++
  const rest = text.slice(from)
  let atoms: List | undefined
  return {
    className,
    rest,
    get atoms() {
      return (atoms ??= atomsFrom(rest))
    }
  }
}

function readClass(text: string, start: number): { className: string; end: number } {
  if (text.charAt(start) === '"') {
    try {
      const cursor = { text, at: start }
      const { value } = readJson(cursor)
      if (typeof value === 'string') return { className: value, end: cursor.at }
    } catch {
      // An open quote: the word as it is, which will be an unknown class.
    }
  }
  const end = wordEnd(text, start)
  // A box that begins with a separator has that for its class, which nobody defines.
  if (end === start) return { className: text.charAt(start), end: Math.min(start + 1, text.length) }
  const word = text.slice(start, end)
  const bare = word.length > 1 && word.endsWith(':') && !word.endsWith('\\:') ? word.slice(0, -1) : word
  const { value } = compileWord(bare)
  // A number alone is a [float] that holds it, as in Pd.
  if (typeof value === 'number') return { className: 'float', end: start }
  return secondWord(text, typeof value === 'string' ? value : bare, end)
}

/** `list split`: takes the next word along where the two are a class. */
function secondWord(text: string, className: string, end: number): { className: string; end: number } {
  const seconds = twoWordClasses.get(className)
  if (!seconds) return { className, end }
  let start = end
  while (isSpace(text, start)) start++
  const second = text.slice(start, wordEnd(text, start))
  return seconds.has(second)
    ? { className: `${className} ${second}`, end: start + second.length }
    : { className, end }
}

function atomsFrom(rest: string): List {
  // In an object's text the separators are symbols like any other.
  const parts = scan(rest).map((token) => token.part ?? constant('word', token.separator))
  const atoms = Object.freeze(parts.map((part) => part.value))
  compiled.set(atoms, parts)
  return atoms
}

/**
 * Atoms of an object's text with `$1` … filled in from the arguments of its abstraction, `$0` with its instance. As in Pd, a
 * missing `$1` alone is 0, and a missing `$2` inside `pre-$2` stays as written.
 */
export function resolveDollars(atoms: List, args: List, dollarZero: Value): List {
  const parts = compiled.get(atoms)
  if (parts && !parts.some((part) => part.resolve)) return atoms
  const env: DollarEnv = { dollarZero }
  return atoms.map((atom, index) => {
    const part = parts ? parts[index] : dollarsIn(atom)
    return part?.resolve ? part.resolve(args, env) : atom
  })
}

/** For atoms that come from elsewhere, such as a slice of a list: every `$n` in a symbol counts. */
function dollarsIn(atom: Value): Part | null {
  if (typeof atom !== 'string' || !/\$\d/.test(atom)) return null
  const whole = /^\$(\d+)$/.exec(atom)
  if (whole) return placeholder(Number(whole[1]))
  const pieces = atom.split(/\$(\d+)/).map((piece, index) => (index % 2 ? Number(piece) : piece))
  return symbolOf('word', pieces)
}
