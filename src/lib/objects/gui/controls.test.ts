// [number], [toggle], [slider], [comment]: what a message does is live, what a hand does is saved once (rule 24).
import { describe, expect, test } from 'vitest'
import { bang, Command, record, type Message, type MessageRecord } from '../../runtime/message.ts'
import { testObject } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'
import slider from './slider.ts'
import { sliderRange } from './slider-range.ts'

const control = (text: string, data?: MessageRecord, v?: number) => {
  const o = testObject(catalogue, { text, data, v })
  return Object.assign(o, {
    hand: (message: Message) => o.machine.play('it', message),
    values: () => o.out.map(([, x]) => x)
  })
}
const release = new Command('release')

describe.each(['number', 'slider', 'hsl', 'floatatom'])('[%s]', (text) => {
  test('messages drive it live: shown and sent, never saved', async () => {
    const o = control(text)
    o.in(0, 5)
    o.in(0, bang)
    o.in(0, new Command('set', [7]))
    o.in(0, bang)
    o.in(0, record({ type: 'set', value: 8 }))
    await o.run()
    expect(o.values()).toStrictEqual([5, 5, 7])
    expect(o.shown.get('it')).toBe(8)
    expect(o.persisted).toStrictEqual([])
  })

  test('rule 24: a drag is live at each step and one write at its release', async () => {
    const o = control(text)
    for (const x of [1, 2, 3]) o.hand(x)
    expect(o.persisted).toStrictEqual([])
    o.hand(release)
    o.hand(release)
    await o.run()
    expect(o.values()).toStrictEqual([1, 2, 3])
    expect(o.persisted).toStrictEqual([['it', 'value', 3]])
  })

  test('a hand that rests without letting go is saved too, once', async () => {
    const o = control(text)
    o.hand(1)
    await o.run(300)
    o.hand(2)
    await o.run(700)
    expect(o.persisted).toStrictEqual([])
    await o.run(900)
    o.hand(release)
    expect(o.persisted).toStrictEqual([['it', 'value', 2]])
  })

  test('a patch that is closed before the hand lets go saves what it did', () => {
    const o = control(text)
    o.hand(4)
    o.machine.dispose()
    expect(o.persisted).toStrictEqual([['it', 'value', 4]])
  })

  test('on load the saved value is shown and sent, once: what it shows is what the boxes below have heard', async () => {
    const o = control(text, record({ value: 42 }), 1)
    await o.run()
    expect(o.shown.get('it')).toBe(42)
    expect(o.values()).toStrictEqual([42])
    expect(o.persisted).toStrictEqual([])
  })

  test('where nothing was saved, nothing is sent on load; nor by an edit of its arguments, nor when undo brings it back', () => {
    expect(control(text).values()).toStrictEqual([])
    const o = control(text, record({ value: 42 }), 1)
    const { node } = o.machine.graph.boxes.get('it')!
    const set = (fire: boolean): void =>
      o.machine.apply({
        setNodes: [{ ...node, text: `${text} 0 9` }],
        removeNodes: [],
        setEdges: [],
        removeEdges: [],
        fire
      })
    set(true)
    expect(o.values()).toStrictEqual([42])
    o.machine.apply({ setNodes: [], removeNodes: ['it'], setEdges: [], removeEdges: [], fire: false })
    set(false)
    expect(o.values()).toStrictEqual([42])
  })

  test('another hand, or undo, changes it without a message; its own write changes nothing', () => {
    const o = control(text, record({ value: 1 }), 2 - (text === 'number' || text === 'floatatom' ? 1 : 0))
    const saved = (value: number): void =>
      o.machine.apply({
        setNodes: [{ ...o.machine.graph.boxes.get('it')!.node, data: record({ value }) }],
        removeNodes: [],
        setEdges: [],
        removeEdges: [],
        fire: false
      })
    saved(9)
    expect(o.shown.get('it')).toBe(9)
    o.hand(20)
    o.hand(release)
    o.in(0, 30)
    saved(20)
    expect(o.shown.get('it')).toBe(30)
    expect(o.values()).toStrictEqual([1, 20, 30])
  })
})

describe('[toggle]', () => {
  test('a bang switches; a number that is not 0 is what "on" sends', () => {
    const o = control('toggle')
    for (const message of [bang, bang, 5, bang, bang, 0, new Command('set', [3]), bang, bang])
      o.in(0, message)
    expect(o.values()).toStrictEqual([1, 0, 5, 0, 5, 0, 0, 3])
    expect(o.persisted).toStrictEqual([])
  })
  test('a click switches and is saved at once', () => {
    const o = control('tgl', record({ value: 0 }))
    o.hand(bang)
    o.hand(bang)
    o.hand(bang)
    expect(o.values()).toStrictEqual([0, 1, 0, 1])
    expect(o.persisted.map(([, , value]) => value)).toStrictEqual([1, 0, 1])
  })
})

describe('[slider], version 2', () => {
  test('version 1 is brought up: min and max became low and high', () => {
    expect(slider.migrations![1]!({ value: 3, min: -1, max: 9, width: 100 })).toStrictEqual({
      value: 3,
      low: -1,
      high: 9,
      width: 100
    })
    const o = control('slider', record({ value: 3, min: -1, max: 9 }), 1)
    expect(o.values()).toStrictEqual([3])
  })
  test('without a saved value it begins at its lower end', () => {
    expect(control('slider 10 20').shown.get('it')).toBe(10)
    expect(control('slider', record({ low: 2, high: 4 }), 2).shown.get('it')).toBe(2)
  })
  test('bounds: arguments, else what is saved, else 0 to 127', () => {
    expect(sliderRange([])).toStrictEqual({ low: 0, high: 127 })
    expect(sliderRange([10])).toStrictEqual({ low: 0, high: 10 })
    expect(sliderRange([5, -5])).toStrictEqual({ low: 5, high: -5 })
    expect(sliderRange([], { low: 1, high: 2 })).toStrictEqual({ low: 1, high: 2 })
    expect(sliderRange([3, 3])).toStrictEqual({ low: 3, high: 4 })
  })
})

test('[comment] is text, whatever it says', () => {
  const o = control('comment {not "json, $1; really')
  expect(o.errors).toStrictEqual([])
})
