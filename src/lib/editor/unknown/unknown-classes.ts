// Which classes of a patch nothing here makes: how often each occurs, and where. Read from the document itself, so that it is true of
// any patch, wherever it came from, and as it is edited.
import { classOfBox } from '../../patch/class-of.ts'
import type { Classes } from '../../patch/classes.ts'
import { defsOf, nodesOf, type Place } from '../../patch/shape.ts'
import { field, fields } from '../../patch/values.ts'

export interface UnknownBoxes {
  name: string
  /** Boxes of the patch, in its subpatches too. */
  boxes: readonly string[]
  /** Abstractions that have such boxes, and how many. */
  within: readonly { abstraction: string; count: number }[]
  count: number
}

interface Found {
  boxes: string[]
  within: Map<string, number>
}

/** Most frequent first. Boxes without text that were given none yet do not count. */
export function unknownClasses(doc: Place, classes: Classes): UnknownBoxes[] {
  const defs = defsOf(doc)
  const found = new Map<string, Found>()
  const known = new Map<string, string | null>()
  const unknownOf = (node: unknown): string | null => {
    const [type, text] = [field(node, 'type'), field(node, 'text')]
    if (typeof type !== 'string') return null
    const box = typeof text === 'string' ? { type, text } : { type }
    const key = `${typeof text === 'string' ? 't' : 'm'}${box.text ?? type}`
    const before = known.get(key)
    if (before !== undefined) return before
    const cls = classOfBox(box, classes)
    const name =
      cls.known || cls.type === '' || (box.text !== undefined && defs.has(cls.type)) ? null : cls.type
    known.set(key, name)
    return name
  }
  const foundOf = (name: string): Found => {
    const one = found.get(name) ?? { boxes: [], within: new Map<string, number>() }
    found.set(name, one)
    return one
  }
  const nodes = nodesOf(doc)
  for (const id of fields(nodes)) {
    const name = unknownOf(field(nodes, id))
    if (name !== null) foundOf(name).boxes.push(id)
  }
  for (const abstraction of fields(defs)) {
    const inside = field(field(defs, abstraction), 'nodes')
    for (const id of fields(inside)) {
      const name = unknownOf(field(inside, id))
      if (name === null) continue
      const { within } = foundOf(name)
      within.set(abstraction, (within.get(abstraction) ?? 0) + 1)
    }
  }
  return [...found]
    .map(([name, { boxes, within }]) => ({
      name,
      boxes,
      within: [...within].map(([abstraction, count]) => ({ abstraction, count })),
      count: boxes.length + [...within.values()].reduce((sum, count) => sum + count, 0)
    }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}

/** Gives the boxes of a class one after the other, and then the first again. */
export function inTurn(): (of: UnknownBoxes) => string | undefined {
  const given = new Map<string, number>()
  return ({ name, boxes }) => {
    const at = ((given.get(name) ?? -1) + 1) % boxes.length
    given.set(name, at)
    return boxes[at]
  }
}
