import { expect, it } from 'vitest'
import { readParam } from '../../jsrunner/inside/params.ts'
import { declaredBy } from '../../objects/code/declared.ts'
import { knobValue, type NumberKnob } from '../../objects/code/knob-value.ts'
import { knobAt, knobMoved, knobStep, onStep } from './knob-steps.ts'

const knob = (given: Partial<NumberKnob>): NumberKnob => ({
  name: 'x',
  title: 'x',
  kind: 'number',
  value: 0,
  ...given
})

it('steps by what the code says, or by about a hundredth of the range', () => {
  expect(knobStep(knob({}))).toBe(1)
  expect(knobStep(knob({ step: 0.5 }))).toBe(0.5)
  expect(knobStep(knob({ step: -1 }))).toBe(1)
  expect(knobStep(knob({ min: 0, max: 1 }))).toBe(0.01)
  expect(knobStep(knob({ min: 0, max: 127 }))).toBe(1)
  expect(knobStep(knob({ min: 20, max: 20_000 }))).toBe(100)
})

it('stays on the steps and between the ends', () => {
  const odd = knob({ min: 1, max: 9, step: 2 })
  expect([0, 1.9, 2.1, 4, 99].map((x) => onStep(odd, x))).toEqual([1, 1, 3, 5, 9])
  expect(knobAt(odd, { low: 1, high: 9 }, 0.49)).toBe(5)
  expect(knobMoved(odd, 5, 1, 'fine')).toBe(7)
  expect(knobMoved(knob({ min: 0, max: 1 }), 0.5, 1, 'fine')).toBe(0.501)
  expect(knobMoved(knob({ min: 0, max: 1 }), 0.95, 1, 'coarse')).toBe(1)
  expect(knobMoved(knob({ max: 3 }), 2.5, 1, 'normal')).toBe(3)
})

it('shows of a saved number what the running code is given', () => {
  const specs = {
    a: 3,
    b: { value: 1, min: 0, max: 2 },
    c: true,
    d: ['x', 'y'],
    e: { options: ['x', 'y'], value: 'y' }
  }
  const { knobs } = declaredBy(`params(${JSON.stringify(specs)})`)
  for (const saved of [undefined, 0, 1, 1.5, -3, 7]) {
    for (const each of knobs) {
      const given = readParam(specs[each.name as keyof typeof specs], saved)
      const value = knobValue(each, saved)
      expect(
        each.kind === 'choice' ? each.options[value] : each.kind === 'switch' ? value === 1 : value
      ).toBe(given)
    }
  }
})
