// For tests: updates that a few clients make by random edits, each seeing some of the others'.
import fc from 'fast-check'
import * as Y from 'yjs'

const edit = fc.record({
  client: fc.nat(2),
  kind: fc.constantFrom('set', 'unset', 'push', 'cut', 'insert', 'erase', 'nest', 'see'),
  key: fc.constantFrom('a', 'b', 'c'),
  value: fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.array(fc.integer(), { maxLength: 3 })),
  at: fc.nat(20)
})
export type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

export function applyEdit(doc: Y.Doc, { kind, key, value, at }: Edit): void {
  const map = doc.getMap<unknown>('map')
  const list = doc.getArray<unknown>('list')
  const text = doc.getText('text')
  switch (kind) {
    case 'set':
      return void map.set(key, value)
    case 'unset':
      return map.delete(key)
    case 'push':
      return list.insert(at % (list.length + 1), [value])
    case 'cut':
      return void (list.length > 0 && list.delete(at % list.length, 1))
    case 'insert':
      return text.insert(at % (text.length + 1), JSON.stringify(value))
    case 'erase':
      return void (text.length > 0 && text.delete(at % text.length, 1))
    case 'see':
      return
    case 'nest':
      return void map.set(key, new Y.Map([[key, value]]))
  }
}

/** All updates in the order in which they were made, and a document that has them all. */
export const randomUpdates = fc.array(edit, { maxLength: 40 }).map((edits) => {
  const docs = [1, 2, 3].map((clientID) => Object.assign(new Y.Doc(), { clientID }))
  const updates: Uint8Array[] = []
  for (const doc of docs)
    doc.on(
      'update',
      (update: Uint8Array, origin: unknown) => void (origin !== 'seen' && updates.push(update))
    )
  for (const one of edits) {
    const doc = docs[one.client]!
    if (one.kind === 'see')
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(docs[(one.client + 1) % docs.length]!), 'seen')
    else applyEdit(doc, one)
  }
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return { updates, doc }
})

export const randomEdit = edit
