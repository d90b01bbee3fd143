// Boxes that come from another patch bring their abstractions along. One that is here already, the same but for the ids in it, is not
// brought twice; where another one has its name it gets a number after its own, and the boxes are renamed.
import * as Y from 'yjs'
import { alikeDefs } from './alike-defs.ts'
import type { Classes } from './classes.ts'
import { edit, type PatchContext } from './context.ts'
import { copyShared } from './copy-shared.ts'
import { clonedDef, defOf, defsIn } from './def-of.ts'
import type { Fragment } from './fragment.ts'
import { renamedText } from './rename-def.ts'
import { defsOf, type PatchEnd } from './shape.ts'
import { fromJson } from './tree.ts'
import { textsIn } from './used-defs.ts'
import { field, fields, isPlain, isSafeId } from './values.ts'

/** What an abstraction is made of; whatever else a stranger's has stays there. */
const PARTS = ['nodes', 'edges', 'settings', 'meta', 'from']

/** Puts the fragment's abstractions into the patch; gives the fragment as it is to be put there. One edit. */
export function bringDefs(context: PatchContext, fragment: Fragment): Fragment {
  if (!fragment.defs) return fragment
  const source = read(fragment.defs)
  const brought = new Brought(context, source)
  edit(context, () => {
    for (const name of fields(defsOf(source)).sort()) brought.bring(name)
    brought.put()
  })
  const texts = new Map(fragment.nodes.map(({ id, text }) => [id, text]))
  const end = ({ nodeId, portId }: PatchEnd): PatchEnd => ({
    nodeId,
    portId: brought.port(texts.get(nodeId), portId)
  })
  return {
    nodes: fragment.nodes.map((node) =>
      node.text === undefined ? node : { ...node, text: brought.text(node.text) }
    ),
    edges: fragment.edges.map((edge) => ({ ...edge, source: end(edge.source), target: end(edge.target) }))
  }
}

/** Shared types can be read only in a document. */
function read(defs: Readonly<Record<string, unknown>>): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const name of fields(defs)) {
      const def = isSafeId(name) ? fromJson(field(defs, name)) : null
      if (def instanceof Y.Map || isPlain(def)) defsOf(doc).set(name, def)
    }
  })
  return doc
}

class Brought {
  readonly #context: PatchContext
  readonly #classes: Classes
  readonly #source: Y.Doc
  /** The names that they have here. */
  readonly #names = new Map<string, string>()
  /** Of those that are here already: the ids of their boxes there, and here. */
  readonly #ids = new Map<string, ReadonlyMap<string, string>>()
  readonly #new: string[] = []
  /** Those that are being found, the outermost first. */
  readonly #open: string[] = []
  /** Those that lie in themselves by way of others, and what uses them: such run empty, and are not compared. */
  readonly #rings = new Set<string>()

  constructor(context: PatchContext, source: Y.Doc) {
    this.#context = context
    this.#classes = context.classes
    this.#source = source
  }

  text(text: string): string {
    const known = defsIn(this.#source)
    if (defOf(text, this.#classes, known) !== null) return renamedText(text, this.#names, false)
    return clonedDef(text, this.#classes, known) === null ? text : renamedText(text, this.#names, true)
  }

  /** The port of a box of this text as it is called here. */
  port(text: string | undefined, portId: string): string {
    const def = defOf(text, this.#classes, defsIn(this.#source))
    return (def === null ? undefined : this.#ids.get(def)?.get(portId)) ?? portId
  }

  /** Finds what it is called here; first those that it uses, since it says their names. */
  bring(name: string): void {
    const at = this.#open.indexOf(name)
    if (at >= 0 && at < this.#open.length - 1) for (const each of this.#open.slice(at)) this.#rings.add(each)
    if (this.#names.has(name)) return
    this.#names.set(name, name)
    this.#open.push(name)
    const def = defsOf(this.#source).get(name)
    const known = defsIn(this.#source)
    for (const text of textsIn(field(def, 'nodes'))) {
      const used = defOf(text, this.#classes, known) ?? clonedDef(text, this.#classes, known)
      if (used === null) continue
      this.bring(used)
      if (this.#rings.has(used)) this.#rings.add(name)
    }
    this.#open.pop()
    this.#find(name, def)
  }

  #find(name: string, def: unknown): void {
    const here = defsOf(this.#context.doc)
    const taken = new Set(this.#new.map((each) => this.#names.get(each)))
    for (let n = 1; ; n++) {
      const to = n === 1 ? name : `${name}-${n}`
      if (taken.has(to) || (!here.has(to) && n > 1 && defsOf(this.#source).has(to))) continue
      // So it is called in itself.
      this.#names.set(name, to)
      if (!here.has(to)) return void this.#new.push(name)
      const ids = this.#rings.has(name) ? null : alikeDefs(def, here.get(to), this)
      if (ids) return void this.#ids.set(name, ids)
    }
  }

  /** Writes those that are new here. */
  put(): void {
    for (const name of this.#new)
      defsOf(this.#context.doc).set(this.#names.get(name)!, this.#copy(defsOf(this.#source).get(name)))
  }

  #copy(def: unknown): Y.Map<unknown> {
    const copy = new Y.Map<unknown>()
    for (const part of PARTS) {
      const value = field(def, part)
      if (value !== undefined && part !== 'nodes' && part !== 'edges') copy.set(part, copyShared(value))
    }
    const nodes = field(def, 'nodes')
    const textOf = (id: unknown): string | undefined => {
      const text = typeof id === 'string' ? field(field(nodes, id), 'text') : undefined
      return typeof text === 'string' ? text : undefined
    }
    const boxes = new Y.Map<unknown>()
    for (const id of fields(nodes)) {
      const text = textOf(id)
      const renamed = text === undefined ? undefined : this.text(text)
      boxes.set(id, changed(field(nodes, id), renamed === text ? {} : { text: renamed }))
    }
    const edges = field(def, 'edges')
    const cables = new Y.Map<unknown>()
    for (const id of fields(edges)) {
      const edge = field(edges, id)
      const ends: Record<string, unknown> = {}
      for (const side of ['source', 'target']) {
        const [nodeId, portId] = ['nodeId', 'portId'].map((key) => field(field(edge, side), key))
        const port = typeof portId === 'string' ? this.port(textOf(nodeId), portId) : portId
        if (port !== portId) ends[side] = { nodeId, portId: port }
      }
      cables.set(id, changed(edge, ends))
    }
    copy.set('nodes', boxes)
    copy.set('edges', cables)
    return copy
  }
}

/** A copy of a box or a cable, with some of its fields said anew. */
function changed(value: unknown, anew: Readonly<Record<string, unknown>>): unknown {
  if (Object.keys(anew).length === 0) return copyShared(value)
  const copy = new Y.Map<unknown>()
  for (const key of fields(value))
    copy.set(key, Object.hasOwn(anew, key) ? anew[key] : copyShared(field(value, key)))
  return copy
}
