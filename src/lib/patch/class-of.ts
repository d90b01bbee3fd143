// Which class a box is. What a box is follows from its text; `type` decides only where there is no text.
import { parseObjectText } from '../runtime/text/object-text.ts'
import type { Classes, ClassFacts } from './classes.ts'

export interface BoxClass extends ClassFacts {
  /** False: nothing here knows it, and `version` means nothing. */
  known: boolean
}

/** The class of a text; an unknown one is its own first word. */
export function classOfText(text: string, classes: Classes): BoxClass {
  const name = parseObjectText(text).className
  const facts = classes.canonical(name)
  return facts ? { ...facts, known: true } : { type: name, version: 1, known: false }
}

/** The class of a box: of its text, or of its type where it has none. */
export function classOfBox(box: { type: string; text?: string }, classes: Classes): BoxClass {
  if (box.text !== undefined) return classOfText(box.text, classes)
  const facts = classes.module?.(box.type)
  return facts ? { ...facts, known: true } : { type: box.type, version: 1, known: false }
}
