import { expect, it } from 'vitest'
import { imported } from '../../interop/pd/testing/attempt.ts'
import { classes } from '../session/classes.ts'
import { inTurn, unknownClasses } from './unknown-classes.ts'

const HEAD = '#N canvas 0 50 450 300 12;\n'
const { doc } = imported(
  `${HEAD}#X obj 0 0 nosuch~ 1;\n#X obj 0 30 part;\n#X obj 0 60 print;\n#X obj 0 90;\n` +
    '#N canvas 0 0 9 9 sub 0;\n#X obj 0 0 nosuch~ 2;\n#X obj 0 0 other;\n#X restore 0 120 pd sub;\n',
  { part: `${HEAD}#X obj 0 0 nosuch~;\n#X obj 0 0 loadbang;\n` }
)

it('counts what is not known in the patch, its subpatches and abstractions', () => {
  expect(unknownClasses(doc, classes)).toEqual([
    { name: 'nosuch~', boxes: ['n1', 'n6'], within: [{ abstraction: 'part', count: 1 }], count: 3 },
    { name: 'other', boxes: ['n7'], within: [], count: 1 }
  ])
})

it('gives the boxes of a class in turn', () => {
  const next = inTurn()
  const [many, one] = unknownClasses(doc, classes)
  expect([many, many, one, many, one].map((row) => next(row!))).toEqual(['n1', 'n6', 'n7', 'n1', 'n7'])
})
