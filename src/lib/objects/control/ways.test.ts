// [gate], [switch], [routepass], [uzi], [onebang]: what decides where messages go, in the manner of Max.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bang, Command, record, type Message } from '../../runtime/message.ts'
import { testObject, testPatch } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'

const bytes = new Uint8Array(2)
const something = record({ op: 'get', a: [1] })
const message = fc.constantFrom<Message>(bang, 5, 'foo', [1, 'a'], new Command('set', [5]), something, bytes)

test('[gate] sends everything to the outlet that is open, untouched; [switch] lets one inlet through', () => {
  const step = fc.tuple(fc.integer({ min: -2, max: 5 }), message, fc.integer({ min: 1, max: 3 }))
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const [gate, choice] = [testObject(catalogue, 'gate 3'), testObject(catalogue, 'switch 3')]
      const expected: { gate: [number, Message][]; choice: [number, Message][] } = { gate: [], choice: [] }
      for (const [open, sent, way] of steps) {
        gate.in(0, open)
        gate.in(1, sent)
        choice.in(0, open)
        choice.in(way, sent)
        if (open > 0) expected.gate.push([Math.min(3, open) - 1, sent])
        if (Math.min(3, open) === way) expected.choice.push([0, sent])
      }
      expect(gate.out).toStrictEqual(expected.gate)
      expect(choice.out).toStrictEqual(expected.choice)
      expect([...gate.errors, ...choice.errors]).toStrictEqual([])
    })
  )
})

test('[gate] and [switch] are closed at first; the second argument opens', () => {
  const [closed, open, choice] = ['gate 2', 'gate 2 2', 'switch 2 1'].map((text) =>
    testObject(catalogue, text)
  )
  for (const o of [closed!, open!, choice!]) o.in(1, 7)
  expect([closed!.out, open!.out, choice!.out]).toStrictEqual([[], [[1, 7]], [[0, 7]]])
})

test('[routepass] lets what matches leave whole', () => {
  const o = testObject(catalogue, 'routepass 1 set list symbol op=get bang')
  const sent: Message[] = [
    1,
    2,
    new Command('set', [5]),
    [1, 2],
    [3, 4],
    'set',
    'foo',
    something,
    bang,
    bytes
  ]
  for (const each of sent) o.in(0, each)
  expect(o.out).toStrictEqual([
    [0, 1],
    [6, 2],
    [1, sent[2]],
    [0, sent[3]],
    [2, sent[4]],
    [1, 'set'],
    [3, 'foo'],
    [4, something],
    [5, bang],
    [6, bytes]
  ])
})

test('[uzi] sends numbers and bangs, and a bang at the end', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1, max: 20 }), fc.integer({ min: -5, max: 5 }), (count, base) => {
      const o = testObject(catalogue, `uzi 3 ${base}`)
      o.in(0, count)
      const each = Array.from({ length: Math.max(0, count) }, (_, i): [number, Message][] => [
        [2, base + i],
        [0, bang]
      ])
      expect(o.out).toStrictEqual([...each.flat(), [1, bang]])
    })
  )
})

test('[uzi] can be stopped from its own loop, and goes on', async () => {
  const p = testPatch(
    catalogue,
    { u: 'uzi 5', sel: 'sel 3', pause: 'msg pause', p: 'print n', d: 'print done' },
    ['u:2 p', 'u:2 sel', 'sel pause', 'pause u', 'u:1 d']
  )
  p.machine.play('u', bang)
  await p.run()
  expect(p.lines).toStrictEqual(['n: 1', 'n: 2', 'n: 3'])
  p.lines.length = 0
  p.machine.play('u', new Command('resume'))
  await p.run()
  expect(p.lines).toStrictEqual(['n: 4', 'n: 5', 'done: bang'])
})

test('[onebang] lets one through, the others leave on the right', () => {
  const o = testObject(catalogue, 'onebang 1')
  const steps: [number, Message][] = [
    [0, bang],
    [0, 5],
    [1, bang],
    [0, 'x'],
    [0, bang],
    [1, bang],
    [0, new Command('stop')],
    [0, bang]
  ]
  for (const [inlet, sent] of steps) o.in(inlet, sent)
  expect(o.out.map(([outlet]) => outlet)).toStrictEqual([0, 1, 0, 1, 1])
})
