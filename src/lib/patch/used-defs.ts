// The abstractions that boxes use, and those that these use in turn: what must come along where boxes go.
import { clonedDef, defOf, defsIn } from './def-of.ts'
import type { PatchContext } from './context.ts'
import { defsOf } from './shape.ts'
import { field, fields } from './values.ts'

/** By name, as the patch has them. */
export function usedDefs(
  { doc, classes }: PatchContext,
  texts: Iterable<string | undefined>
): Map<string, unknown> {
  const known = defsIn(doc)
  const found = new Map<string, unknown>()
  const open = [...texts]
  while (open.length > 0) {
    const text = open.pop()
    const name = defOf(text, classes, known) ?? clonedDef(text, classes, known)
    if (name === null || found.has(name)) continue
    const def: unknown = defsOf(doc).get(name)
    found.set(name, def)
    open.push(...textsIn(field(def, 'nodes')))
  }
  return found
}

/** Texts of the boxes of an abstraction. */
export const textsIn = (nodes: unknown): string[] =>
  fields(nodes).flatMap((id) => {
    const text = field(field(nodes, id), 'text')
    return typeof text === 'string' ? [text] : []
  })
