// A subpatch taken apart: its boxes come to lie where it stood, and its cables go straight to where they led through it.
import { boxMap, setIfNew } from './box-map.ts'
import { classOfBox } from './class-of.ts'
import { edit, type PatchContext } from './context.ts'
import { removeBoxes, treeOf } from './edit-boxes.ts'
import { lookupOf } from './lookup.ts'
import { fansOf, layFan, Ports, type Laid } from './outlets.ts'
import { getNode, type PatchEdge, type PatchEnd, type PatchNode } from './shape.ts'

/**
 * Puts what lies in a subpatch into what lies around it; gives the ids of those boxes, or null where `id` is no subpatch. What
 * leads nowhere inside, or comes from nowhere, is gone with its inlet or outlet.
 */
export function dissolve(context: PatchContext, id: string): string[] | null {
  const { doc, classes } = context
  const sub = getNode(doc, id)
  if (!sub || sub.text === undefined || !classOfBox(sub, classes).holds) return null
  const parents = treeOf(context)
  const inside = [...parents].flatMap(([each, parent]) => (parent === id ? (getNode(doc, each) ?? []) : []))
  const boxes = inside.filter((node) => classOfBox(node, classes).passage === undefined)
  const passages = new Map(inside.filter((node) => !boxes.includes(node)).map((node) => [node.id, node]))

  return edit(context, () => {
    const ports = new Ports(context)
    const around = parents.get(id)
    const through = new Through(context, sub, passages, ports)
    for (const source of through.sources()) {
      for (const before of fansOf(context, source, ports).values()) {
        const after = before.flatMap((edge) => through.follow(edge))
        if (after.length !== before.length || after.some((edge, i) => edge.id !== before[i]!.id))
          layFan(context, before, after)
      }
    }
    const shift = {
      x: sub.position.x - Math.min(...boxes.map(({ position }) => position.x)),
      y: sub.position.y - Math.min(...boxes.map(({ position }) => position.y))
    }
    for (const { id: each, position } of boxes) {
      const box = boxMap(doc, each)!
      setIfNew(box, 'parent', around)
      setIfNew(box, 'position', { x: position.x + shift.x, y: position.y + shift.y })
    }
    removeBoxes(context, [...passages.keys(), id])
    return boxes.map((box) => box.id)
  })
}

/** Where cables come out that lead through the subpatch. */
class Through {
  readonly #context: PatchContext
  readonly #sub: PatchNode
  readonly #passages: ReadonlyMap<string, PatchNode>
  readonly #ports: Ports

  constructor(context: PatchContext, sub: PatchNode, passages: ReadonlyMap<string, PatchNode>, ports: Ports) {
    this.#context = context
    this.#sub = sub
    this.#passages = passages
    this.#ports = ports
  }

  /** Boxes with a cable into it, or out of it from inside; neither it nor its ports. */
  sources(): Set<string> {
    const lookup = lookupOf(this.#context.doc)
    const found = new Set<string>()
    for (const id of [this.#sub.id, ...this.#passages.keys()])
      for (const each of lookup.edgesAt(id)) found.add(lookup.edge(each)!.source.nodeId)
    found.delete(this.#sub.id)
    for (const id of this.#passages.keys()) found.delete(id)
    return found
  }

  /** What a cable becomes: itself where it does not lead through; in the order in which its ends were reached. */
  follow(edge: PatchEdge): Laid[] {
    const found: Laid[] = []
    const walk = (at: PatchEdge, way: readonly string[]): void => {
      const next = this.#next(at.target)
      // A ring of nothing but cables would never end, and never did anything.
      if (next === null) found.push(at === edge ? edge : this.#joined(edge, at))
      else if (!way.includes(at.id)) for (const each of next) walk(each, [...way, at.id])
    }
    walk(edge, [])
    return found
  }

  #joined(from: PatchEdge, to: PatchEdge): Laid {
    const { source, sourceType, order } = from
    return { source, sourceType, order, target: to.target, targetType: to.targetType }
  }

  /** The cables behind a port of the subpatch; null: the end is none. */
  #next(target: PatchEnd): PatchEdge[] | null {
    if (target.nodeId === this.#sub.id) {
      const inlet = this.#ports.name(target, 'in')
      return this.#fan(inlet, 'out0', 'inlet')
    }
    const passage = this.#passages.get(target.nodeId)
    if (!passage) return null
    return this.#side(passage) === 'outlet' ? this.#fan(this.#sub.id, passage.id) : []
  }

  #fan(nodeId: string, port: string, side?: 'inlet'): PatchEdge[] {
    const passage = this.#passages.get(nodeId)
    if (side && (!passage || this.#side(passage) !== side)) return []
    return fansOf(this.#context, nodeId, this.#ports).get(`${nodeId}\n${port}`) ?? []
  }

  #side(node: PatchNode): 'inlet' | 'outlet' | undefined {
    return classOfBox(node, this.#context.classes).passage
  }
}
