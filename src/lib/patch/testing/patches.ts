// Patches for tests: known client, known ids.
import * as Y from 'yjs'
import type { DocContext } from '../context.ts'
import { newPatch } from '../shape.ts'
import { testClasses } from './classes.ts'

/** An empty patch, or a replica of another. */
export function testPatch(clientID: number, of?: Y.Doc): DocContext {
  const doc = of ? new Y.Doc() : newPatch('test')
  if (of) Y.applyUpdate(doc, Y.encodeStateAsUpdate(of))
  doc.clientID = clientID
  return { doc, classes: testClasses }
}

/** Exchanges what two replicas have not yet seen of each other. */
export function sync(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)), 'remote')
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)), 'remote')
}

/** A small patch as a rack saves it: nested maps for places and ends, no order, no version, no text. */
export function rackDoc(): Y.Doc {
  const doc = new Y.Doc()
  const nested = (content: Record<string, unknown>): Y.Map<unknown> =>
    new Y.Map(
      Object.entries(content).map(([key, value]) => [
        key,
        typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
          ? nested(value as Record<string, unknown>)
          : value
      ])
    )
  const module = (id: string, type: string, x: number, params: object, data: object) =>
    doc.getMap('nodes').set(id, nested({ id, type, domain: 'audio', position: { x, y: 100 }, params, data }))
  const cable = (id: string, from: [string, string], to: [string, string]) =>
    doc.getMap('edges').set(
      id,
      nested({
        id,
        source: { nodeId: from[0], portId: from[1] },
        target: { nodeId: to[0], portId: to[1] },
        sourceType: 'audio',
        targetType: 'audio'
      })
    )
  doc.transact(() => {
    cable('e-fan', ['view', 'through'], ['speakers', 'R'])
    cable('e2', ['view', 'through'], ['speakers', 'L'])
    cable('e1', ['tone', 'sine'], ['view', 'ch1'])
    module(
      'tone',
      'wobbler',
      100,
      { tune: -3.5 },
      { name: 'WOBBLER', steps: Y.Array.from([1, 2]), bytes: new Uint8Array([1, 2]) }
    )
    module('view', 'delay', 400, { timeMs: 50 }, { name: 'DELAY' })
    module('speakers', 'loud', 700, { master: 0.5 }, { name: 'LOUD' })
  })
  return doc
}
