// Words that mean something by themselves. A backslash in front, or quotes, make each an ordinary symbol.
import type { Value } from '../message.ts'

/** Words that mean a kind of message at the head of one. */
export const kindWords: ReadonlySet<string> = new Set(['bang', 'float', 'symbol', 'list'])

/**
 * Values for which Pd's grammar has no spelling, so that every message can be written. In Pd these are odd symbols that nobody
 * uses.
 */
export const dollarWords: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['$null', null],
  ['$true', true],
  ['$false', false],
  ['$NaN', NaN]
])

/** The selector without characters (`""` is the symbol without characters). */
export const EMPTY_WORD = '$""'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/**
 * Classes of two words, as Pd names families of objects: the first word, and what may follow it. `list split 2` is the class
 * `list split` with the argument 2, while `list 1 2` is the class `list`.
 */
export const twoWordClasses: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['list', words('append prepend split trim length store fromsymbol tosymbol')],
  ['text', words('define get set insert delete size tolist fromlist search sequence')]
])
