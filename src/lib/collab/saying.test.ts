import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { Speaker } from './saying.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function start() {
  const awareness = new Awareness(new Y.Doc())
  const sent: unknown[] = []
  awareness.on('update', () => sent.push(structuredClone(awareness.getLocalState())))
  return { awareness, sent, speaker: new Speaker(awareness) }
}
const spot = (x: number) => ({ x, y: 0, parent: '' })

it('says a moving pointer some twenty times a second, the last place always', () => {
  const { awareness, sent, speaker } = start()
  for (let i = 0; i < 1000; i++) {
    speaker.say({ cursor: spot(i) })
    vi.advanceTimersByTime(1)
  }
  vi.advanceTimersByTime(100)
  expect(sent.length).toBeLessThanOrEqual(22)
  expect(sent.length).toBeGreaterThan(10)
  expect(awareness.getLocalState()).toEqual({ cursor: spot(999) })
  awareness.destroy()
})

it('says nothing while nothing changes, and all that changed at once', () => {
  const { awareness, sent, speaker } = start()
  speaker.say({ cursor: spot(1) })
  speaker.say({ boxes: ['a'] })
  speaker.say({ editing: 'a' })
  vi.advanceTimersByTime(100)
  expect(sent).toHaveLength(2)
  for (let i = 0; i < 10; i++) {
    speaker.say({ cursor: spot(1), boxes: ['a'] })
    vi.advanceTimersByTime(100)
  }
  expect(sent).toHaveLength(2)
  awareness.destroy()
})

it('leaves alone what others put into the state, and takes its own back at the end', () => {
  const { awareness, speaker } = start()
  awareness.setLocalStateField('mine', 1)
  speaker.say({ user: { name: 'Ada' }, cursor: spot(1) })
  speaker.close()
  expect(awareness.getLocalState()).toMatchObject({ mine: 1, user: { name: 'Ada' }, cursor: null, boxes: [] })
  // The connection has ended: nobody is here any more.
  awareness.setLocalState(null)
  speaker.say({ cursor: spot(2) })
  vi.advanceTimersByTime(100)
  expect(awareness.getLocalState()).toBeNull()
  awareness.destroy()
})
