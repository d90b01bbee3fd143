// Pd's GUI boxes where native Pd cannot be asked: bare ones, what a hand saves, what survives, names, and loops.
import { describe, expect, it } from 'vitest'
import { bang, Command, record, type Message, type MessageRecord } from '../../runtime/message.ts'
import { testObject, testPatch } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'
import { nameIn, pdGuiSize, readPdGui } from './pd-gui-arguments.ts'
import { placeOfValue, valueAtPlace } from './pd-slider.ts'
import fc from 'fast-check'

const LOOK = 'empty 17 7 0 10 -262144 -1 -1'
const release = new Command('release')
const box = (text: string, data?: MessageRecord, v?: number) => {
  const o = testObject(catalogue, { text, data, v })
  return Object.assign(o, {
    hand: (...messages: Message[]) => messages.forEach((message) => o.machine.play('it', message)),
    values: () => o.out.map(([, message]) => message)
  })
}

describe('bare, they are what they were', () => {
  it.each(['nbx', 'hsl', 'vsl', 'hslider', 'vslider', 'hsl 0 1', 'floatatom', 'flonum'])(
    '[%s] holds a number, and takes records',
    async (text) => {
      const o = box(text)
      o.in(0, 5)
      o.in(0, record({ set: 7 }))
      o.in(0, 'set')
      o.in(0, bang)
      o.hand(3, release)
      await o.run()
      expect(o.values()).toStrictEqual([5, 7, 3])
      expect(o.persisted).toStrictEqual([['it', 'value', 3]])
      // A symbol is the operation of that name here, and lacks its number.
      expect(o.errors).toHaveLength(1)
    }
  )

  it('what was saved of a [slider] by one of these names is brought up, whatever its version', async () => {
    for (const [v, data] of [
      [1, { min: 1, max: 2, value: 1.5 }],
      [2, { low: 1, high: 2, value: 1.5 }]
    ] as const) {
      const o = box('hsl', record(data), v)
      await o.run()
      expect(o.errors).toStrictEqual([])
      expect(o.values()).toStrictEqual([1.5])
    }
  })

  it('[tgl] remembers what it was switched on with, [bng] takes anything', () => {
    const toggle = box('tgl')
    for (const message of [5, bang, bang]) toggle.in(0, message)
    expect(toggle.values()).toStrictEqual([5, 0, 5])
    const button = box('bng')
    for (const message of ['x', [1, 2], record({ a: 1 })]) button.in(0, message)
    expect(button.values()).toStrictEqual([bang, bang, bang])
  })
})

describe('a hand', () => {
  const hsl = (init: number) => `hsl 128 15 0 127 0 ${init} empty empty ${LOOK} 1000 1`

  it('is saved once, where the box has init; then that comes back, and not what the text says', async () => {
    const o = box(hsl(1))
    o.hand(20, 30, release)
    await o.run()
    expect(o.values()).toStrictEqual([10, 20, 30])
    expect(o.persisted).toStrictEqual([['it', 'value', 30]])
    const again = box(hsl(1), record({ value: 30 }), 2)
    await again.run()
    expect(again.values()).toStrictEqual([30])
  })

  it('leaves nothing without init', async () => {
    const o = box(hsl(0), record({ value: 30 }), 2)
    o.hand(20, release)
    await o.run()
    expect(o.values()).toStrictEqual([20])
    expect(o.persisted).toStrictEqual([])
  })

  it('clicks a toggle, and a bang button', () => {
    const toggle = box(`tgl 15 0 empty empty ${LOOK} 0 7`)
    toggle.hand(bang, release, bang)
    expect(toggle.values()).toStrictEqual([7, 0])
    const button = box(`bng 15 250 50 0 empty empty ${LOOK}`)
    button.hand(bang, release)
    expect(button.values()).toStrictEqual([bang])
  })
})

it('what it shows has the value, and the look that messages gave it', () => {
  const o = box(`tgl 15 0 empty empty ${LOOK} 0 1`)
  o.in(0, new Command('color', [3, '#00ff00', -1]))
  o.in(0, new Command('label', ['on']))
  o.in(0, record({ set: 4 }))
  expect(o.shown.get('it')).toEqual(
    record({ value: 4, background: 3, foreground: '#00ff00', labelColor: -1, label: 'on' })
  )
})

it('a name with $0 is of this patch alone', async () => {
  const p = testPatch(
    catalogue,
    { it: `tgl 15 1 $0-out $0-in ${LOOK} 1 1`, r: 'r $0-out', print: 'print out', other: 'r out' },
    ['r print', 'other print']
  )
  await p.run()
  expect(p.lines).toStrictEqual(['out: 1'])
})

it('two boxes that send to each other are a loop, which ends with an error', async () => {
  const p = testPatch(catalogue, {
    a: `hsl 128 15 0 127 0 1 one two ${LOOK} 0 1`,
    b: `hsl 128 15 0 127 0 0 two one ${LOOK} 0 1`
  })
  await p.run()
  expect(p.errors.map(({ code }) => code)).toContain('message-loop')
})

it('an error at a name stands on the box that has it, and the others are reached', async () => {
  const p = testPatch(
    catalogue,
    { r: 'r x', print: 'print x', it: `tgl 15 0 empty x ${LOOK} 0 1`, load: 'loadbang', m: 'msg ; x foo' },
    ['r print', 'load m']
  )
  await p.run()
  expect(p.lines).toStrictEqual(['x: foo'])
  expect(p.errors.map(({ code, nodeId }) => [code, nodeId])).toStrictEqual([['no-method', 'it']])
})

describe('arguments', () => {
  it('count only when they are all there, and of their kind', () => {
    const whole = `15 1 send receive ${LOOK} 1 7`.split(' ').map((word) => (isNaN(+word) ? word : +word))
    expect(readPdGui('tgl', whole)).toMatchObject({ size: 15, init: 1, send: 'send', nonzero: 7 })
    for (let count = 0; count < 13; count++) expect(readPdGui('tgl', whole.slice(0, count))).toBe(null)
    expect(readPdGui('tgl', ['wide', ...whole.slice(1)])).toBe(null)
    // What the page cannot know yet is the usual.
    expect(readPdGui('tgl', ['$1', ...whole.slice(1)])).toMatchObject({ size: 15 })
    expect(readPdGui('constructor', whole)).toBe(null)
  })

  it('names: what means none', () => {
    expect(['empty', '-', 'a', '-a'].map((name) => nameIn('hsl', name))).toEqual([null, '-', 'a', '-a'])
    expect(['empty', '-', 'a', '-a', '--a'].map((name) => nameIn('floatatom', name))).toEqual([
      'empty',
      null,
      'a',
      'a',
      '-a'
    ])
  })

  it('old areas have fewer names', () => {
    expect(readPdGui('cnv', [15, 100, 60, 'label', 20, 12, 0, 14, 1, 2])).toMatchObject({
      label: 'label',
      receive: 'empty'
    })
    expect(readPdGui('cnv', [15, 100, 60, 'r', 'label', 20, 12, 0, 14, 1, 2])).toMatchObject({
      label: 'label',
      receive: 'r',
      send: 'empty'
    })
  })

  it('a box is never too small to be seen', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (width, height) => {
        const gui = readPdGui('hsl', [width, height, 0, 1, 0, 0, 'e', 'e', 'e', 0, 0, 0, 0, 0, 0, 0, 0])!
        const size = pdGuiSize(gui)
        expect(size.width).toBeGreaterThanOrEqual(8)
        expect(size.height).toBeGreaterThanOrEqual(8)
        expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(4000)
      })
    )
  })
})

it('places and values of a slider agree', () => {
  const bound = fc.integer({ min: 1, max: 1000 })
  fc.assert(
    fc.property(
      bound,
      bound,
      fc.boolean(),
      fc.integer({ min: 2, max: 300 }),
      fc.nat(),
      (a, b, log, length, at) => {
        fc.pre(a !== b)
        const range = { low: a, high: b, log, length }
        const place = at % (length * 100 - 99)
        expect(Math.abs(placeOfValue(range, valueAtPlace(range, place, true)) - place)).toBeLessThanOrEqual(1)
      }
    )
  )
})
