// Two documents of one patch in one browser, as two tabs have them.
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { documentDatabase } from './database.ts'
import { openDocument, type DocumentStore } from './open.ts'
import { openTabs } from './tabs.ts'
import { eventually, freshId, readAll } from './testing.ts'
import { readDocument } from './whole.ts'

const opened: DocumentStore[] = []
async function open(id: string) {
  const doc = new Y.Doc()
  const store = await openDocument(id, doc)
  opened.push(store)
  return { doc, store, map: doc.getMap<unknown>('nodes') }
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()))
})

const stored = async (id: string) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await readDocument(id))!)
  return doc.getMap('nodes').toJSON()
}

describe('tabs on one patch', () => {
  test('see each other’s edits at once, and each is written', async () => {
    const id = freshId()
    const [one, two] = [await open(id), await open(id)]
    one.map.set('a', 1)
    await eventually(() => two.map.get('a') === 1)
    two.map.set('b', 2)
    two.map.delete('a')
    await eventually(() => one.map.get('b') === 2 && !one.map.has('a'))
    await Promise.all([one.store.flush(), two.store.flush()])
    expect(await stored(id)).toEqual({ b: 2 })
  })

  test('a newcomer gets what is not on the disk yet, and gives what only it has', async () => {
    const id = freshId()
    const one = await open(id)
    one.map.set('unsaved', 1)
    const two = await open(id)
    await eventually(() => two.map.get('unsaved') === 1)

    const alone = new Y.Doc()
    alone.getMap('nodes').set('only here', true)
    const tabs = openTabs(id, alone, () => {})
    tabs.join()
    await eventually(() => one.map.get('only here') === true && two.map.get('only here') === true)
    tabs.close()
  })

  test('an edit received is not written twice while its own tab writes it', async () => {
    const id = freshId()
    const [one, two] = [await open(id), await open(id)]
    one.map.set('a', 1)
    await eventually(() => two.map.get('a') === 1)
    await eventually(() => two.store.status.current.state === 'saved')
    expect(await readAll(documentDatabase(id))).toHaveLength(1)
  })

  test('the edits of a tab that dies before it has stored them are stored by another', async () => {
    const id = freshId()
    const survivor = await open(id)
    const doc = new Y.Doc()
    const dying = openTabs(id, doc, () => {})
    doc.on('update', (update: Uint8Array) => dying.post(update, 1))
    doc.getMap('nodes').set('last words', true)
    await eventually(() => survivor.map.get('last words') === true)
    dying.close()
    await eventually(async () => (await readDocument(id)) !== null)
    expect(await stored(id)).toEqual({ 'last words': true })
  })

  test('what a dead tab had not stored is not called saved by the other, which writes it if it goes at once', async () => {
    const id = freshId()
    const survivor = await open(id)
    const doc = new Y.Doc()
    const dying = openTabs(id, doc, () => {})
    doc.on('update', (update: Uint8Array) => dying.post(update, 1))
    doc.getMap('nodes').set('last words', true)
    await eventually(() => survivor.map.get('last words') === true)
    dying.close()
    expect(survivor.store.status.current).toEqual({ state: 'saving', pending: 1 })
    await survivor.store.close()
    expect(await stored(id)).toEqual({ 'last words': true })
  })

  test('so does a newcomer, who was only given it', async () => {
    const id = freshId()
    const doc = new Y.Doc()
    const dying = openTabs(id, doc, () => {})
    doc.on('update', (update: Uint8Array) => dying.post(update, 1))
    doc.getMap('nodes').set('last words', true)
    const newcomer = await open(id)
    await eventually(() => newcomer.map.get('last words') === true)
    dying.close()
    expect(newcomer.store.status.current).toEqual({ state: 'saving', pending: 1 })
    window.dispatchEvent(new Event('pagehide'))
    await eventually(async () => (await readDocument(id)) !== null)
    expect(await stored(id)).toEqual({ 'last words': true })
  })

  test('two writers at random: what is stored is what both have', async () => {
    const edit = fc.record({ tab: fc.nat(1), key: fc.nat(5), value: fc.option(fc.nat()), wait: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 25 }), async (edits) => {
        const id = freshId()
        const tabs = [await open(id), await open(id)]
        for (const { tab, key, value, wait } of edits) {
          const { map, store } = tabs[tab]!
          if (value === null) map.delete(`k${key}`)
          else map.set(`k${key}`, value)
          if (wait) await store.flush()
        }
        await Promise.all(tabs.map(({ store }) => store.flush()))
        const [one, two] = tabs.map(({ map }) => map)
        await eventually(() => JSON.stringify(sorted(one!)) === JSON.stringify(sorted(two!)))
        const again = await open(id)
        expect(again.map.toJSON()).toEqual(one!.toJSON())
        await Promise.all(opened.splice(0).map((store) => store.close()))
      }),
      { numRuns: 25 }
    )
  })
})

const sorted = (map: Y.Map<unknown>) => Object.entries(map.toJSON() as Record<string, unknown>).sort()
