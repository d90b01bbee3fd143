// Which abstraction a box is an instance of, or makes copies of: the same for the page, which draws it, and the engine, which runs it.
import type { ClonePorts } from '../runtime/clone-text.ts'
import { readCloneText } from '../runtime/instances.ts'
import { parseObjectText } from '../runtime/text/object-text.ts'
import { classOfText } from './class-of.ts'
import type { Classes } from './classes.ts'
import { defsOf, type Place } from './shape.ts'
import { field, isSafeId } from './values.ts'

/** Which abstractions there are. */
export interface KnownDefs {
  has(name: string): boolean
  /** Whether it goes before a class of Loadbang's of that name. */
  first?(name: string): boolean
  /** How many ports it has. */
  ports?(name: string): Omit<ClonePorts, 'count'>
}

/** Those of a patch. */
export function defsIn(doc: Place): KnownDefs {
  const map = defsOf(doc)
  const get = (name: string): unknown => (isSafeId(name) ? map.get(name) : undefined)
  return {
    has: (name) => get(name) !== undefined,
    first: (name) => field(field(get(name), 'meta'), 'first') === true
  }
}

/** The abstraction that a box of this text is an instance of; null: of none. */
export function defOf(text: string | undefined, classes: Classes, defs: KnownDefs): string | null {
  if (text === undefined) return null
  const name = parseObjectText(text).className
  // A class of Loadbang's own is never an abstraction's, but where the abstraction says so: that of a .pd file.
  return (classOfText(text, classes).known ? defs.first?.(name) : defs.has(name)) ? name : null
}

/** The abstraction that a [clone] of this text makes copies of; null: of none. */
export function clonedDef(text: string | undefined, classes: Classes, defs: KnownDefs): string | null {
  if (text === undefined || classOfText(text, classes).type !== 'clone') return null
  const clone = readCloneText(text)
  return clone && defs.has(clone.name) ? clone.name : null
}
