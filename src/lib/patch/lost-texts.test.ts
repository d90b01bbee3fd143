import { expect, it } from 'vitest'
import { addBox, editText } from './edits.ts'
import { watchLostTexts, type LostText } from './lost-texts.ts'
import { getNode } from './shape.ts'
import { sync, testPatch } from './testing/patches.ts'

function two() {
  const one = testPatch(1)
  addBox(one, { id: 'a', text: 'metro 500', position: { x: 0, y: 0 } })
  const other = testPatch(2, one.doc)
  const lost: Record<'one' | 'other', LostText[]> = { one: [], other: [] }
  watchLostTexts(one.doc, (each) => lost.one.push(each))
  watchLostTexts(other.doc, (each) => lost.other.push(each))
  return { one, other, lost, meet: () => sync(one.doc, other.doc) }
}

it('tells whoever loses when two set a text at once, and nobody else', () => {
  const { one, other, lost, meet } = two()
  editText(one, 'a', 'metro 100')
  editText(other, 'a', 'metro 900')
  meet()
  const won = getNode(one.doc, 'a')!.text
  expect(getNode(other.doc, 'a')!.text).toBe(won)
  const all = [...lost.one, ...lost.other]
  expect(all).toHaveLength(1)
  expect(all[0]).toMatchObject({ id: 'a', base: 'metro 500', theirs: won, atOnce: true })
  expect([all[0]!.mine, all[0]!.theirs].sort()).toEqual(['metro 100', 'metro 900'])
})

it('knows who saw what they replaced, also by way of a third text', () => {
  const { one, other, lost, meet } = two()
  editText(one, 'a', 'metro 100')
  meet()
  editText(other, 'a', 'metro 200')
  editText(other, 'a', 'metro 300')
  meet()
  expect(lost.one).toHaveLength(1)
  expect(lost.one[0]).toMatchObject({ mine: 'metro 100', theirs: 'metro 300', atOnce: false })
  expect(lost.other).toEqual([])
})

it('is silent where both set the same, and about what is replaced a second time', () => {
  const { one, other, lost, meet } = two()
  editText(one, 'a', 'metro 1')
  editText(other, 'a', 'metro 1')
  meet()
  expect([...lost.one, ...lost.other]).toEqual([])
  editText(one, 'a', 'metro 2')
  meet()
  editText(other, 'a', 'metro 3')
  meet()
  editText(other, 'a', 'metro 4')
  meet()
  expect(lost.one).toHaveLength(1)
})
