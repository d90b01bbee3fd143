import { expect, it } from 'vitest'
import type { BoxModel } from '../canvas/types.ts'
import { outlines } from './outlines.ts'
import type { Mark } from './people.svelte.ts'

const at = { x: 0, y: 0, width: 10, height: 10 }
const boxes = new Map(['a', 'b'].map((id) => [id, { id, ...at } as BoxModel]))
const mark: Mark = {
  client: 1,
  name: 'Ada',
  color: 'olive',
  pointsIn: null,
  looksAt: '',
  boxes: ['b'],
  editing: 'a'
}
const names = (open?: string) => outlines([mark], '', boxes, null, open).map(({ box, name }) => [box, name])

it('leaves the name to the caret in the code that is open here', () => {
  expect(names()).toEqual([
    ['a', 'Ada'],
    ['b', null]
  ])
  expect(names('b')).toEqual(names())
  expect(names('a')).toEqual([
    ['a', null],
    ['b', null]
  ])
})
