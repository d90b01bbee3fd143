// [metro], [delay], [timer], [realtime]: logical time is exact. Times that native Pd also gives are compared in conformance/.
import { describe, expect, test } from 'vitest'
import { bang, Command } from '../../runtime/message.ts'
import { testObject, testPatch } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'
import { unitLength } from './tempo.ts'

/** The logical times at which the box `it` sent, with these messages at these times. */
async function times(
  text: string,
  events: [at: number, inlet: number, message: string][],
  until: number
): Promise<string> {
  const boxes: Record<string, string> = { load: 'loadbang', time: 'timer', it: text, p: 'print t' }
  const cables = ['it time:1', 'time p']
  events.forEach(([at, inlet, message], i) => {
    boxes[`d${i}`] = `delay ${at}`
    boxes[`m${i}`] = `msg ${message}`
    cables.push(`load d${i}`, `d${i} m${i}`, `m${i} it:${inlet}`)
  })
  const p = testPatch(catalogue, boxes, cables)
  await p.run(until)
  expect(p.errors).toStrictEqual([])
  return p.lines.map((line) => line.slice(3)).join(' ')
}

describe('[metro]', () => {
  test('bangs at once and then each period', async () => {
    expect(await times('metro 100', [[0, 0, '1']], 350)).toBe('0 100 200 300')
    expect(await times('metro 0.7', [[0, 0, 'bang']], 2.2)).toBe(`0 0.7 1.4 ${0.7 + 0.7 + 0.7}`)
  })
  test('0 or less ticks each millisecond', async () => {
    expect(await times('metro 0', [[0, 0, '1']], 3)).toBe('0 1 2 3')
    expect(await times('metro -5', [[0, 0, '1']], 2)).toBe('0 1 2')
  })
  test('0 and stop stop it, a number starts it anew', async () => {
    expect(
      await times(
        'metro 100',
        [
          [0, 0, '1'],
          [150, 0, '1'],
          [300, 0, 'stop']
        ],
        900
      )
    ).toBe('0 100 150 250')
    expect(
      await times(
        'metro 100',
        [
          [0, 0, '1'],
          [150, 0, '0']
        ],
        900
      )
    ).toBe('0 100')
  })
  test('units and tempo', async () => {
    expect(await times('metro 1 120 permin', [[0, 0, '1']], 1000)).toBe('0 500 1000')
    expect(await times('metro 0.25 sec', [[0, 0, '1']], 500)).toBe('0 250 500')
    expect(
      await times(
        'metro 100',
        [
          [0, 0, '1'],
          [50, 0, 'tempo 2 msec']
        ],
        400
      )
    ).toBe('0 150 350')
    expect(testObject(catalogue, 'metro 1 2 fortnights').errors[0]).toMatchObject({ code: 'bad-unit' })
    expect(['msec', 'sec', 'min', 'permin'].map((unit) => unitLength(2, unit))).toStrictEqual([
      2, 2000, 120_000, 30_000
    ])
  })
  test('rule 25: an edit of its argument does not stop it', async () => {
    const p = testPatch(catalogue, { l: 'loadbang', it: 'metro 100', p: 'print t' }, ['l it', 'it p'])
    await p.run(150)
    const node = { id: 'it', type: 'metro', text: 'metro 20', order: 'a000001', v: 1, params: {}, data: {} }
    p.machine.apply({ setNodes: [node as never], removeNodes: [], setEdges: [], removeEdges: [], fire: true })
    await p.run(200)
    expect(p.lines).toHaveLength(2 + 2)
  })
  test('deleted, it ticks no more', async () => {
    const p = testPatch(catalogue, { l: 'loadbang', it: 'metro 100', p: 'print t' }, ['l it', 'it p'])
    p.machine.apply({ setNodes: [], removeNodes: ['it'], setEdges: [], removeEdges: [], fire: false })
    await p.run(1000)
    expect(p.lines).toStrictEqual(['t: bang'])
  })
})

describe('[delay]', () => {
  test('waits; a new bang waits anew; stop ends it', async () => {
    expect(await times('del 100', [[0, 0, 'bang']], 500)).toBe('100')
    expect(
      await times(
        'delay 100',
        [
          [0, 0, 'bang'],
          [60, 0, 'bang']
        ],
        500
      )
    ).toBe('160')
    expect(
      await times(
        'delay 100',
        [
          [0, 0, 'bang'],
          [60, 0, 'stop']
        ],
        500
      )
    ).toBe('')
  })
  test('a number sets the time and waits, the right inlet only sets it', async () => {
    expect(
      await times(
        'delay',
        [
          [0, 0, '30'],
          [50, 1, '10'],
          [100, 0, 'bang']
        ],
        500
      )
    ).toBe('30 110')
    expect(await times('delay', [[0, 0, '-30']], 500)).toBe('0')
  })
})

test('[timer] counts in its unit; tempo goes on in another', async () => {
  const o = testObject(catalogue, 'timer 1 sec')
  o.in(0, bang)
  await o.run(0)
  o.machine.schedule(500, () => o.in(1, bang))
  o.machine.schedule(1000, () => o.in(0, new Command('tempo', [1, 'msec'])))
  o.machine.schedule(1010, () => o.in(1, bang))
  await o.run(2000)
  expect(o.out.map(([, value]) => value)).toStrictEqual([0.5, 11])
})

test('[realtime] measures real time, from the left bang to the right one', () => {
  let now = 0
  const o = testObject(catalogue, 'realtime', { clock: { now: () => now, wakeAt: () => {} } })
  now = 100
  o.in(0, bang)
  now = 130
  o.in(1, bang)
  now = 160
  o.in(1, bang)
  expect(o.out).toStrictEqual([
    [0, 30],
    [0, 60]
  ])
})
