// [poly], [makenote], [bag], [stripnote]: the first of what conformance/midi.test.ts compares with native Pd.
import { expect, test } from 'vitest'
import { Command } from '../../runtime/message.ts'
import { testObject } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'

test('[poly] ends the oldest note where it may steal its voice', () => {
  const o = testObject(catalogue, 'poly 1 1')
  o.in(0, [60, 64])
  o.in(0, [61, 65])
  const notes = [0, 3, 6].map((at) => o.out.slice(at, at + 3).map(([, x]) => x))
  expect(notes).toStrictEqual([
    [64, 60, 1],
    [0, 60, 1],
    [65, 61, 1]
  ])
})

test('[makenote] ends its notes in time, or at stop', async () => {
  const o = testObject(catalogue, 'makenote 100 50')
  o.in(0, 60)
  await o.run(60)
  o.in(0, 61)
  o.in(0, new Command('stop'))
  expect(o.out.map(([, x]) => x)).toStrictEqual([100, 60, 0, 60, 100, 61, 0, 61])
})

test('[bag] keeps what is held, [stripnote] drops ends', () => {
  const bag = testObject(catalogue, 'bag')
  for (const note of [
    [60, 1],
    [61, 1],
    [60, 0]
  ])
    bag.in(0, note)
  bag.in(0, new Command('flush'))
  expect(bag.out).toStrictEqual([[0, 61]])
  const strip = testObject(catalogue, 'stripnote')
  strip.in(0, [60, 0])
  strip.in(0, [60, 9])
  expect(strip.out).toStrictEqual([
    [1, 9],
    [0, 60]
  ])
})
