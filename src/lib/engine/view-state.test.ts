// What a page knows of a running patch, and who is told.
import { expect, test, vi } from 'vitest'
import { Command, type Value } from '../runtime/message.ts'
import { toWire } from '../runtime/codec/wire.ts'
import type { BoxError, FrameBatch } from './protocol.ts'
import { Listeners, ViewState } from './view-state.ts'

const frame = (batch: Partial<FrameBatch>): FrameBatch => ({
  shown: [],
  errors: [],
  lines: [],
  dropped: 0,
  active: [],
  ...batch
})
const error: BoxError = { code: 'x', message: 'It broke.', advice: '' }

test('a box is told its present value at once, then each new one, decoded, until it stops listening', () => {
  const view = new ViewState()
  const told: Value[] = []
  view.take(frame({ shown: [['a', toWire(new Command('go', [1]))]] }))
  const stop = view.shown.listen('a', (value) => told.push(value))
  view.take(frame({ shown: [['a', 2]] }))
  view.take(frame({ shown: [['b', 9]] }))
  stop()
  view.take(frame({ shown: [['a', 3]] }))
  expect(told).toEqual([new Command('go', [1]), 2])
})

test('what is not known is not told; what is taken back is', () => {
  const view = new ViewState()
  const told: unknown[] = []
  view.shown.listen('a', (value) => told.push(value))
  view.errors.listen('a', (value) => told.push(value))
  expect(told).toEqual([])
  view.take(frame({ shown: [['a', 1]], errors: [['a', error]] }))
  view.take(frame({ errors: [['a', null]] }))
  view.forget('a')
  view.forget('a')
  expect(told).toEqual([1, error, null, undefined])
})

test('when an engine starts anew nothing of the last run stands', () => {
  const view = new ViewState()
  const told: unknown[] = []
  view.take(frame({ shown: [['a', 1]], errors: [['b', error]] }))
  view.shown.listen('a', (value) => told.push(value))
  view.errors.listen('b', (value) => told.push(value))
  view.clear()
  expect(told).toEqual([1, error, undefined, null])
  view.shown.listen('a', () => told.push('stale'))
  expect(told).not.toContain('stale')
})

test('lines and activity go to whoever listens, and only if there are any', () => {
  const view = new ViewState()
  const lines = vi.fn()
  const active = vi.fn()
  view.lines.add(lines)
  view.active.add(active)
  view.take(frame({}))
  expect(lines).not.toHaveBeenCalled()
  view.take(frame({ dropped: 3 }))
  view.take(frame({ active: ['a'] }))
  expect(lines.mock.calls).toEqual([[[], 3]])
  expect(active.mock.calls).toEqual([[['a']]])
})

test('a value that cannot be read and a listener that throws cost only themselves', () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {})
  const view = new ViewState()
  const told: Value[] = []
  view.shown.listen('a', () => {
    throw new Error('a bad listener')
  })
  for (const id of ['a', 'b']) view.shown.listen(id, (value) => told.push(value))
  view.take(
    frame({
      shown: [
        ['bad', { $: 'no such tag' }],
        ['a', 1],
        ['b', 2]
      ]
    })
  )
  expect(told).toEqual([1, 2])
  expect(quiet).toHaveBeenCalledTimes(2)
  quiet.mockRestore()
})

test('listeners that come or go while they are told: each is told once or not at all', () => {
  const listeners = new Listeners<[number]>()
  const told: string[] = []
  const same = (): void => void told.push('same')
  const stop = listeners.add(same)
  listeners.add(same)
  listeners.add(() => {
    told.push('adds')
    listeners.add(() => void told.push('added'))
  })
  listeners.tell(1)
  expect(told).toEqual(['same', 'same', 'adds'])
  stop()
  stop()
  told.length = 0
  listeners.tell(2)
  expect(told).toEqual(['same', 'adds', 'added'])
})

test('a box that listens again after all had stopped is told again', () => {
  const view = new ViewState()
  const told: Value[] = []
  const first = view.shown.listen('a', () => {})
  first()
  view.shown.listen('a', (value) => told.push(value))
  first()
  view.take(frame({ shown: [['a', 1]] }))
  expect(told).toEqual([1])
})
