// A box's words in a .pd file <-> its text here.
import { isArrow } from '../../objects/data/expression.ports.ts'
import { parseObjectText } from '../../runtime/text/object-text.ts'
import type { PdClasses } from './catalogue.ts'
import { guarded, packWords, symbolsOfQuotes, unpackWords } from './own-words.ts'
import { joinWords, splitWords, wordFromFile, wordToFile } from './words.ts'

/** Records whose class is not a word of theirs, and the class that stands for it in a box's text. */
export const classOfKind = {
  msg: 'msg',
  text: 'comment',
  floatatom: 'floatatom',
  symbolatom: 'symbolatom',
  listbox: 'listbox',
  array: 'pd-array'
} as const

export type TextKind = 'obj' | keyof typeof classOfKind

const kindOfClass = new Map<string, TextKind>(
  Object.entries(classOfKind).map(([kind, cls]) => [cls, kind as TextKind])
).set('message', 'msg')

/**
 * Boxes of ours that Pd has under another name: bare, the two mean the same. Pd itself always writes the arguments of such boxes, so
 * one without any is ours.
 */
const twins: readonly { ours: string; kind: TextKind; theirs: readonly string[] }[] = [
  { ours: 'number', kind: 'floatatom', theirs: [] },
  { ours: 'button', kind: 'obj', theirs: ['bng'] },
  { ours: 'slider', kind: 'obj', theirs: ['hsl'] }
]

/** The text of a box with these words of the file. */
export function textFromFile(kind: TextKind, raw: readonly string[], classes: PdClasses): string {
  const words = raw.map(wordFromFile).filter((word) => word !== '')
  const twin = twins.find((each) => each.kind === kind && each.theirs.join(' ') === words.join(' '))
  if (twin && classes.known(twin.ours)) return twin.ours
  if (kind === 'obj') return objectText(words, classes)
  const text = joinWords(kind === 'text' ? words : words.map(guarded))
  if (text === '') return classOfKind[kind]
  // An arrow is only the messages' word here (rule 14).
  return `${classOfKind[kind]} ${kind === 'msg' && isArrow(text) ? text.replace('=>', '\\=>') : text}`
}

function objectText(words: readonly string[], classes: PdClasses): string {
  const [cls = '', ...rest] = words
  if (words.length === 0) return ''
  if (classes.own(cls)) {
    const text = unpackWords(words)
    if (text !== null) return text
    if (isMessage(cls) && isArrow(joinWords(rest))) return joinWords(words)
  }
  return joinWords([guardedClass(cls), ...(classes.raw(cls) ? rest : rest.map(guarded))])
}

/** What kind of record the text makes, and its words in the file. */
export function textToFile(text: string, classes: PdClasses): { kind: TextKind; raw: string[] } {
  const { className, rest } = parseObjectText(text)
  const twin = twins.find(({ ours }) => ours === text)
  if (twin && classes.own(text)) return { kind: twin.kind, raw: [...twin.theirs] }
  const kind = kindOfClass.get(className) ?? 'obj'
  const packed = classes.own(className) && !classes.raw(className) ? packWords(text) : null
  if (packed) return { kind: 'obj', raw: packed.map(wordToFile) }
  if (kind === 'obj' || (kind === 'msg' && isArrow(rest))) {
    const words = splitWords(kind === 'msg' || classes.raw(className) ? text : symbolsOfQuotes(text))
    return { kind: 'obj', raw: words.map(wordToFile) }
  }
  return { kind, raw: splitWords(rest).map(wordToFile) }
}

const isMessage = (cls: string): boolean => kindOfClass.get(cls) === 'msg'

/** A class's name may end in a colon in Pd (rule 14). */
function guardedClass(word: string): string {
  const name = guarded(word)
  return name.length > 1 && name.endsWith(':') && !name.endsWith('\\:') ? `${name.slice(0, -1)}\\:` : name
}
