// The inside of an abstraction as a place to edit: everything that takes a document takes it too. Boxes and cables are the
// abstraction's, all else is the patch's.
import * as Y from 'yjs'
import { copyShared } from './copy-shared.ts'
import { defsOf, type Place } from './shape.ts'
import { field, fields, isSafeId } from './values.ts'

interface Maps {
  readonly nodes: Y.Map<unknown>
  readonly edges: Y.Map<unknown>
}

/** By the boxes of each abstraction as it is stored now: one that was taken back and done again has other maps. */
const known = new WeakMap<Y.Map<unknown>, Maps & { place: Place }>()

/** The abstraction of that name; null where there is none. The same as long as it is the same abstraction. */
export function defPlace(doc: Place, name: string): Place | null {
  const def = isSafeId(name) ? defsOf(doc).get(name) : undefined
  if (def === undefined) return null
  const { nodes, edges } = mapsOf(def) ?? makeWhole(doc, name, def)
  const before = known.get(nodes)
  if (before?.edges === edges && before.place.def === name) return before.place
  const place = placeOf(doc, name, { nodes, edges })
  known.set(nodes, { nodes, edges, place })
  return place
}

function mapsOf(def: unknown): Maps | null {
  if (!(def instanceof Y.Map)) return null
  const [nodes, edges] = [def.get('nodes'), def.get('edges')]
  return nodes instanceof Y.Map && edges instanceof Y.Map ? { nodes, edges } : null
}

/** What a stranger stored as plain objects is brought into the form that can be edited; it means the same, and is no step of undo. */
function makeWhole(doc: Place, name: string, def: unknown): Maps {
  const whole = new Y.Map<unknown>()
  for (const key of fields(def)) {
    if (key !== 'nodes' && key !== 'edges') whole.set(key, copyShared(field(def, key)))
  }
  const copy = (key: keyof Maps): Y.Map<unknown> => {
    const from = field(def, key)
    const map = new Y.Map(fields(from).map((id) => [id, copyShared(field(from, id))]))
    whole.set(key, map)
    return map
  }
  const maps = { nodes: copy('nodes'), edges: copy('edges') }
  doc.transact(() => defsOf(doc).set(name, whole))
  return maps
}

function placeOf(doc: Place, def: string, { nodes, edges }: Maps): Place {
  return {
    def,
    getMap: <T>(name?: string) =>
      name === 'nodes' || name === 'edges'
        ? ((name === 'nodes' ? nodes : edges) as Y.Map<T>)
        : doc.getMap<T>(name),
    transact: <T>(change: (transaction: Y.Transaction) => T, origin?: unknown) =>
      doc.transact(change, origin),
    on: (name, listener) => doc.on(name, listener),
    off: (name, listener) => doc.off(name, listener)
  }
}
