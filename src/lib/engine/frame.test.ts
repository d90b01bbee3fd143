// What leaves in a frame, and what becomes of what cannot.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Command, record, type Value } from '../runtime/message.ts'
import { FrameCollector } from './frame.ts'
import { LINES, LONG } from './line-buffer.ts'
import type { FrameBatch } from './protocol.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A collector whose batches a test takes when it likes. */
function collector({ taken = true } = {}) {
  const batches: FrameBatch[] = []
  const answers: { take: () => void; refuse: () => void }[] = []
  const sent = new Set<string>()
  const frames = new FrameCollector(
    (batch) => {
      batches.push(batch)
      if (taken) return Promise.resolve()
      return new Promise((take, refuse) => answers.push({ take, refuse: () => refuse(new Error('gone')) }))
    },
    (ids) => [...ids].filter((id) => sent.delete(id))
  )
  const next = async (): Promise<FrameBatch | undefined> => {
    await vi.advanceTimersByTimeAsync(300)
    return batches.shift()
  }
  return { frames, batches, answers, sent, next }
}

const print = (text: string) => ({ level: 'print', text }) as const
const error = (code: string) => ({ code, message: 'It broke.', advice: '' })
const detached = (): ArrayBuffer => {
  const buffer = new ArrayBuffer(8)
  structuredClone(buffer, { transfer: [buffer] })
  return buffer
}

test('a frame has the newest value of each box that changed, encoded, once', async () => {
  const { frames, next } = collector()
  frames.watch(['a', 'b', 'c'])
  for (let i = 0; i <= 1000; i++) frames.show('a', i)
  frames.show('b', new Command('go', [1]))
  const { shown } = (await next())!
  expect(shown).toEqual([
    ['a', 1000],
    ['b', { $: 'command', selector: 'go', args: [1] }]
  ])
  expect(await next()).toBeUndefined()
})

test('only boxes in view; one that comes into view has its value, one that stays has not', async () => {
  const { frames, next } = collector()
  frames.watch(['a'])
  frames.show('a', 1)
  frames.show('b', 2)
  expect((await next())!.shown).toEqual([['a', 1]])
  frames.show('b', 3)
  expect(await next()).toBeUndefined()
  frames.watch(['a', 'b', 'never shown'])
  expect((await next())!.shown).toEqual([['b', 3]])
  frames.watch(['b'])
  frames.watch(['a', 'b'])
  expect((await next())!.shown).toEqual([['a', 1]])
})

test('a function is asked for the value when the box is in view and a batch is made, and not before', async () => {
  const { frames, next } = collector()
  const value = vi.fn(() => 5)
  frames.show('a', value)
  expect(await next()).toBeUndefined()
  expect(value).not.toHaveBeenCalled()
  frames.watch(['a'])
  for (let i = 0; i < 3; i++) frames.show('a', value)
  expect((await next())!.shown).toEqual([['a', 5]])
  expect(value).toHaveBeenCalledTimes(1)
})

test('a box that is made anew shows what is saved, one that has gone is not spoken of', async () => {
  const { frames, next } = collector()
  frames.watch(['a', 'b'])
  for (const id of ['a', 'b', 'c']) frames.show(id, 1)
  frames.error('b', error('x'))
  await next()
  for (const id of ['a', 'b', 'c', 'never shown']) frames.show(id, undefined)
  frames.forget('b')
  expect(await next()).toMatchObject({ shown: [['a', undefined]], errors: [['b', null]] })
  frames.watch(['a', 'b', 'c'])
  expect((await next())!.shown).toEqual([['c', undefined]])
})

test('errors come whether or not their box is in view, and go', async () => {
  const { frames, next } = collector()
  frames.error('a', error('x'))
  frames.error('a', error('y'))
  expect((await next())!.errors).toEqual([['a', error('y')]])
  frames.error('a', null)
  expect((await next())!.errors).toEqual([['a', null]])
})

test('activity of boxes in view makes a frame, its absence none', async () => {
  const { frames, sent, next } = collector()
  frames.watch(['a', 'b'])
  await next()
  sent.add('a').add('out of view')
  frames.nudge()
  expect((await next())!.active).toEqual(['a'])
  frames.nudge()
  expect(await next()).toBeUndefined()
})

test('lines keep their order; too many are the newest and a number, too long ones are cut', async () => {
  const { frames, next } = collector()
  frames.write(print('one'))
  frames.write(print('two'))
  expect((await next())!.lines.map(({ text }) => text)).toEqual(['one', 'two'])
  for (let i = 1; i <= LINES + 30; i++) frames.write(print(String(i)))
  const flood = (await next())!
  expect(flood.dropped).toBe(30)
  expect(flood.lines.map(({ text }) => Number(text))).toEqual(Array.from({ length: LINES }, (_, i) => i + 31))
  frames.write(print('x'.repeat(LONG + 5)))
  const [line] = (await next())!.lines
  expect(line!.text).toMatch(/^x{10000}… \(5 more characters\)$/)
})

test('one batch is on its way at a time; the next has what came meanwhile', async () => {
  const { frames, batches, answers } = collector({ taken: false })
  frames.watch(['a'])
  frames.show('a', 1)
  await vi.advanceTimersByTimeAsync(1000)
  for (let i = 2; i < 100; i++) frames.show('a', i)
  frames.write(print('x'))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(batches).toHaveLength(1)
  answers[0]!.take()
  await vi.advanceTimersByTimeAsync(100)
  expect(batches[1]).toMatchObject({ shown: [['a', 99]], lines: [print('x')] })
  answers[1]!.take()
  await vi.advanceTimersByTimeAsync(1000)
  expect(batches).toHaveLength(2)
})

test('a batch that was not taken is sent again, with what is newer', async () => {
  const { frames, batches, answers } = collector({ taken: false })
  frames.watch(['a', 'b'])
  frames.show('a', 1)
  frames.show('b', 1)
  frames.error('a', error('x'))
  frames.write(print('one'))
  await vi.advanceTimersByTimeAsync(100)
  frames.show('b', 2)
  frames.write(print('two'))
  answers[0]!.refuse()
  await vi.advanceTimersByTimeAsync(1000)
  expect(batches[1]).toMatchObject({
    shown: [
      ['a', 1],
      ['b', 2]
    ],
    errors: [['a', error('x')]],
    lines: [print('one'), print('two')],
    dropped: 0
  })
})

test('lines that were not taken count when there are too many', async () => {
  const { frames, batches, answers } = collector({ taken: false })
  for (let i = 0; i < LINES + 5; i++) frames.write(print(String(i)))
  await vi.advanceTimersByTimeAsync(100)
  for (let i = 0; i < 10; i++) frames.write(print(`new ${i}`))
  answers[0]!.refuse()
  await vi.advanceTimersByTimeAsync(1000)
  expect(batches[1]!.dropped).toBe(15)
  expect(batches[1]!.lines).toHaveLength(LINES)
  expect(batches[1]!.lines.at(-1)!.text).toBe('new 9')
})

test('a sender that throws at once is one that did not take it', async () => {
  let calls = 0
  const batches: FrameBatch[] = []
  const frames = new FrameCollector(
    (batch) => {
      if (++calls === 1) throw new Error('not yet')
      batches.push(batch)
      return Promise.resolve()
    },
    () => []
  )
  frames.write(print('x'))
  await vi.advanceTimersByTimeAsync(1000)
  expect(batches.map(({ lines }) => lines)).toEqual([[print('x')]])
})

test('a value that cannot travel costs its own box an error, the others nothing, until there is a better one', async () => {
  const { frames, next } = collector()
  frames.watch(['a', 'bad', 'worse', 'z'])
  frames.show('a', 1)
  frames.show('bad', detached())
  frames.show('worse', record({ deep: [(() => 1) as unknown as Value] }))
  frames.show('z', 2)
  const batch = (await next())!
  expect(batch.shown).toEqual([
    ['a', 1],
    ['z', 2]
  ])
  expect(batch.errors.map(([id, e]) => [id, e?.code])).toEqual([
    ['bad', 'value-gone'],
    ['worse', 'value-kind']
  ])
  expect(batch.lines.map(({ nodeId, level }) => [nodeId, level])).toEqual([
    ['bad', 'error'],
    ['worse', 'error']
  ])
  frames.show('bad', 3)
  expect(await next()).toMatchObject({ shown: [['bad', 3]], errors: [['bad', null]] })
  frames.show('bad', detached())
  await next()
  frames.show('bad', undefined)
  expect((await next())!.errors).toEqual([['bad', null]])
  // The machine's own error in that place is not ours to take away.
  frames.error('worse', error('own'))
  frames.show('worse', 4)
  expect(await next()).toMatchObject({ shown: [['worse', 4]], errors: [['worse', error('own')]] })
})

test('a value that looks whole and does not clone costs its own box an error, once it is known', async () => {
  const batches: FrameBatch[] = []
  const frames = new FrameCollector(
    async (batch) => void batches.push(structuredClone(batch)),
    () => []
  )
  // As a picture that was closed: the codec passes it on, the browser refuses.
  const closed = { [Symbol.toStringTag]: 'ImageBitmap', close: (): void => {} }
  frames.watch(['a', 'bad'])
  frames.show('a', 1)
  frames.show('bad', closed)
  frames.write(print('x'))
  await vi.advanceTimersByTimeAsync(1000)
  expect(batches).toHaveLength(1)
  expect(batches[0]).toMatchObject({ shown: [['a', 1]] })
  expect(batches[0]!.errors.map(([id]) => id)).toEqual(['bad'])
  expect(batches[0]!.lines.map(({ text }) => text)).toContain('x')
})

test('a tab that joins has everything once more', async () => {
  const { frames, next } = collector()
  frames.watch(['a', 'b'])
  frames.show('a', 1)
  frames.show('c', 1)
  frames.error('d', error('x'))
  await next()
  frames.refresh()
  expect(await next()).toMatchObject({ shown: [['a', 1]], errors: [['d', error('x')]], lines: [] })
})

test('at the end what waits is sent at once, behind what is on its way', async () => {
  const { frames, batches, answers } = collector({ taken: false })
  frames.write(print('one'))
  await vi.advanceTimersByTimeAsync(100)
  frames.write(print('two'))
  const flushed = frames.flush()
  await vi.advanceTimersByTimeAsync(0)
  expect(batches).toHaveLength(1)
  answers[0]!.take()
  await vi.advanceTimersByTimeAsync(0)
  expect(batches[1]!.lines).toEqual([print('two')])
  answers[1]!.take()
  await flushed
  await vi.advanceTimersByTimeAsync(1000)
  expect(batches).toHaveLength(2)
})
