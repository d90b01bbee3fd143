import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { LOCAL, PERSIST } from '../patch/context.ts'
import { memoryNotes } from './testing/party.ts'
import { countWaiting, type Waiting } from './waiting.ts'

function counted(notes = memoryNotes()) {
  const doc = new Y.Doc()
  const waiting: Waiting = countWaiting(doc, notes)
  doc.on('update', (_update: Uint8Array, origin: unknown) => waiting.add(origin !== 'other', origin))
  let n = 0
  const edit = (origin: unknown = LOCAL) => doc.transact(() => doc.getMap('m').set('k', n++), origin)
  return { doc, notes, waiting, edit }
}

test('edits are counted one by one, what the patch writes back as one, what others wrote not at all', () => {
  const { waiting, edit } = counted()
  waiting.acknowledged()
  edit('other')
  expect(waiting.count.current).toBe(0)
  for (let i = 0; i < 100; i++) edit(PERSIST)
  expect(waiting.count.current).toBe(1)
  edit()
  edit()
  edit(PERSIST)
  expect(waiting.count.current).toBe(3)
  waiting.acknowledged()
  expect(waiting.count.current).toBe(0)
  waiting.close()
})

test('a crash right after an edit forgets none of it', () => {
  const { doc, notes, waiting, edit } = counted()
  waiting.acknowledged()
  waiting.flush()
  edit()
  edit()
  // Nothing is closed: the page is simply gone.
  const again = countWaiting(doc, notes)
  expect(again.count.current).toBe(2)
  again.close()
  waiting.close()
})

test('two tabs count together, and either may be told that the hub has it all', () => {
  const notes = memoryNotes()
  const [a, b] = [counted(notes), counted(notes)]
  for (const one of [a, b]) one.waiting.acknowledged()
  a.edit()
  b.edit()
  b.edit()
  expect(notes.kept.get('waiting')).toBe('3')
  expect(b.waiting.count.current).toBe(3)
  a.waiting.acknowledged()
  expect(notes.kept.get('waiting')).toBe('0')
  for (const one of [a, b]) one.waiting.close()
})

test('nonsense that was noted is none', () => {
  const notes = memoryNotes()
  for (const text of ['NaN', '-4', 'x', '1e999']) {
    notes.write('waiting', text)
    const { waiting } = counted(notes)
    expect(Number.isFinite(waiting.count.current)).toBe(true)
    expect(waiting.count.current).toBeGreaterThanOrEqual(0)
    waiting.close()
  }
})
