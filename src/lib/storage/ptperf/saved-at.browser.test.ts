// The time belongs to the content.
import { afterEach, expect, test, vi } from 'vitest'
import { noClasses } from '../../patch/classes.ts'
import { editText } from '../../patch/edits.ts'
import { testPatch } from '../../patch/testing/patches.ts'
import { addBox } from '../../patch/edits.ts'
import { freshId } from '../document/testing.ts'
import { contentHash, openSavedTimes } from './saved-at.ts'

afterEach(() => vi.restoreAllMocks())

test('the first time stays; what a file says replaces it', async () => {
  const name = freshId()
  const times = openSavedTimes(name)
  expect(await times.timeOf('a', 10)).toBe(10)
  expect(await times.timeOf('a', 20)).toBe(10)
  expect(await times.timeOf('b', 20)).toBe(20)
  await times.remember('a', 5)
  times.close()
  const again = openSavedTimes(name)
  expect(await again.timeOf('a', 30)).toBe(5)
  again.close()
})

test('asked for at once, by two tabs, a content gets one time', async () => {
  const name = freshId()
  const tabs = [openSavedTimes(name), openSavedTimes(name)]
  const found = await Promise.all([1, 2, 3, 4].map((at) => tabs[at % 2]!.timeOf('a', at)))
  expect(new Set(found).size).toBe(1)
  for (const times of tabs) times.close()
})

test('those noted longest ago are forgotten', async () => {
  const times = openSavedTimes(freshId(), 3)
  for (const hash of ['a', 'b', 'c']) await times.timeOf(hash, 1)
  // Noted anew: now `b` is the oldest.
  await times.remember('a', 2)
  await times.timeOf('d', 1)
  expect(await times.timeOf('a', 9)).toBe(2)
  expect(await times.timeOf('c', 9)).toBe(1)
  expect(await times.timeOf('b', 9)).toBe(9)
  times.close()
})

test('where the browser refuses to store, times last as long as the tab', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('no', 'SecurityError')
  })
  const hash = freshId()
  expect(await openSavedTimes().timeOf(hash, 1)).toBe(1)
  expect(await openSavedTimes().timeOf(hash, 2)).toBe(1)
  await openSavedTimes().remember(hash, 3)
  expect(await openSavedTimes().timeOf(hash, 2)).toBe(3)
})

test('an edit that is taken back gives the same content, any other one not', async () => {
  const patch = testPatch(1)
  addBox(patch, { id: 'a', text: '+ 1', position: { x: 0, y: 0 } })
  const before = await contentHash(patch.doc, noClasses)
  editText(patch, 'a', '+ 2')
  expect(await contentHash(patch.doc, noClasses)).not.toBe(before)
  editText(patch, 'a', '+ 1')
  expect(await contentHash(patch.doc, noClasses)).toBe(before)
})
