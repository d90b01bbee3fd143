// Plain patches -> a new document, made in one transaction.
import * as Y from 'yjs'
import { defsOf, edgesOf, newPatch, nodesOf, settingsOf } from '../../patch/shape.ts'
import { writePlain } from './patch-maps.ts'
import type { PlainPatch } from './plain.ts'

/**
 * `defs`: abstractions by the names under which they are used; `first`: whether one comes before a class of ours that has its name.
 */
export function buildDoc(
  name: string,
  main: PlainPatch,
  defs: ReadonlyMap<string, PlainPatch>,
  first: (name: string) => boolean = () => false
): Y.Doc {
  const doc = newPatch(name)
  doc.transact(() => {
    writePlain({ nodes: nodesOf(doc), edges: edgesOf(doc), settings: settingsOf(doc) }, main)
    for (const [each, patch] of defs) {
      const maps = {
        nodes: new Y.Map<unknown>(),
        edges: new Y.Map<unknown>(),
        settings: new Y.Map<unknown>()
      }
      const meta = new Y.Map<unknown>([['name', each]])
      if (first(each)) meta.set('first', true)
      defsOf(doc).set(each, new Y.Map<unknown>([...Object.entries(maps), ['meta', meta]]))
      writePlain(maps, patch)
    }
  })
  return doc
}
