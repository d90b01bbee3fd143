// A session over the real library, disk and engine.
import { encodeStateAsUpdate } from 'yjs'
import { expect, test, vi } from 'vitest'
import { buildSketch } from '../../patch/build-sketch.ts'
import { addBox, hasLayout, moveInLayout } from '../../patch/edits.ts'
import { getNode } from '../../patch/shape.ts'
import { library } from '../library/the-library.ts'
import { me } from '../people/me.svelte.ts'
import { recallOwnLayout, rememberOwnLayout } from '../people/own-layout.ts'
import { classes } from './classes.ts'
import { openSession } from './open-session.svelte.ts'

const sketch = {
  name: 'Two',
  about: '',
  boxes: { load: [8, 8, 'loadbang'], print: [8, 56, 'print hello'] },
  cables: ['load print']
} as const
const made = async () =>
  (await library().create({ name: 'Two', update: encodeStateAsUpdate(buildSketch(sketch, classes)) })).id

test('an unknown id opens nothing, and leaves nothing behind', async () => {
  expect(await openSession('no such patch')).toBeNull()
  const names = (await indexedDB.databases()).map(({ name }) => name)
  expect(names).not.toContain('loadbang-patch-no such patch')
})

test('an open patch runs, is saved as it is edited, and is there again', async () => {
  const id = await made()
  const first = (await openSession(id))!
  expect(first.name).toBe('Two')
  expect(first.empty).toBe(false)
  await vi.waitFor(() => expect(first.log.shown.map((line) => line.text)).toEqual(['hello: bang']), 10_000)

  addBox(first, { text: 'metro 500', position: { x: 200, y: 8 } })
  expect(first.status.state).toBe('saving')
  expect(first.undo.canUndo).toBe(true)
  await vi.waitFor(() => expect(first.status.state).toBe('saved'), 10_000)
  first.rename('Three')
  expect(first.name).toBe('Three')
  await first.close()

  const second = (await openSession(id))!
  expect(second.name).toBe('Three')
  expect(second.doc.getMap('nodes').size).toBe(3)
  expect(second.undo.canUndo).toBe(false)
  await second.close()
  expect((await library().get(id))?.name).toBe('Three')
})

test('undo takes back own edits, and the document is told', async () => {
  const session = (await openSession(await made()))!
  const id = addBox(session, { text: 'toggle', position: { x: 0, y: 0 } })
  session.undo.undo()
  expect(session.doc.getMap('nodes').has(id)).toBe(false)
  expect(session.undo.canRedo).toBe(true)
  await session.close()
})

test('a new patch that is left as it was made is not kept', async () => {
  const { id } = await library().create({ name: 'Untitled' })
  await (await openSession(id))!.close()
  expect(await library().get(id)).toBeNull()
})

type Open = NonNullable<Awaited<ReturnType<typeof openSession>>>

test.each<[string, (session: Open) => unknown]>([
  ['a box', (session) => addBox(session, { text: 'print', position: { x: 0, y: 0 } })],
  [
    'a box that was taken back',
    (session) => {
      addBox(session, { text: 'print', position: { x: 0, y: 0 } })
      session.undo.undo()
    }
  ],
  ['a name', (session) => session.rename('Plans')],
  ['a name in the list', (session) => library().rename(session.patchId, 'Plans')],
  ['another tab in it', (session) => holdLock(`loadbang-engine-${session.patchId}`)]
])('a new patch with %s is kept', async (_what, act) => {
  const { id } = await library().create({ name: 'Untitled' })
  const session = (await openSession(id))!
  await act(session)
  await session.close()
  expect(await library().get(id)).toMatchObject({ id })
  letGo()
})

test('an empty patch that came as a file or a copy is kept', async () => {
  const { id } = await library().create({
    name: 'Copy',
    update: encodeStateAsUpdate(buildSketch({ ...sketch, boxes: {}, cables: [] }, classes))
  })
  await (await openSession(id))!.close()
  expect(await library().get(id)).toMatchObject({ id })
})

/** Stands for another tab that waits to run the patch. */
let letGo = () => {}
async function holdLock(name: string): Promise<void> {
  const released = new Promise<void>((resolve) => (letGo = resolve))
  void navigator.locks.request(name, () => released)
  await vi.waitFor(async () => {
    const { held = [], pending = [] } = await navigator.locks.query()
    expect([...held, ...pending].filter((lock) => lock.name === name)).toHaveLength(2)
  })
}

test('after leaving, boxes stand where one saw them; one step of undo brings the common places back', async () => {
  const session = (await openSession(await made()))!
  const id = addBox(session, { text: 'toggle', position: { x: 0, y: 0 } })
  rememberOwnLayout(session.patchId, true)
  moveInLayout(session, me.id, new Map([[id, { x: 300, y: 200 }]]))
  await session.sharing!.end()
  expect(getNode(session.doc, id)!.position).toEqual({ x: 300, y: 200 })
  expect(hasLayout(session.doc, me.id)).toBe(false)
  expect(recallOwnLayout(session.patchId)).toBe(false)
  session.undo.undo()
  expect(getNode(session.doc, id)!.position).toEqual({ x: 0, y: 0 })
  await session.close()
})
