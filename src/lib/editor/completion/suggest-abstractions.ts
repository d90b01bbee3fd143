// Abstractions among what could be typed: those of the patch, and the patches of the library that would become some.
import type { Suggestion, Suggestions } from './types.ts'

export interface AbstractionName {
  readonly name: string
  readonly about: string
  /** Where it is: in the patch, or in the library. */
  readonly tag: 'abstraction' | 'library'
}

const MOST = 8

/** After the classes, and only once their names begin to be typed: a library may be long. */
export function withAbstractions(
  found: Suggestions,
  typed: string,
  names: readonly AbstractionName[]
): Suggestions {
  if (typed === '') return found
  const low = typed.toLowerCase()
  const items: Suggestion[] = names
    .filter(({ name }) => name.toLowerCase().startsWith(low))
    .sort((a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
    .slice(0, MOST)
    .map(({ name, about, tag }) => ({ label: name, insert: name, about, tag }))
  if (items.length === 0) return found
  const exact = items.some(({ label }) => label === typed)
  const classes = found.items.filter(({ label }) => label.toLowerCase().startsWith(low))
  const others = found.items.filter((item) => !classes.includes(item))
  return {
    ...found,
    items: [...classes, ...items, ...others],
    // What is an abstraction's name already is meant as it is.
    preselect: !exact && (found.preselect || (classes.length === 0 && found.signature === null))
  }
}
