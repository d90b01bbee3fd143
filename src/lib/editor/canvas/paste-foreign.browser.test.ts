import { expect, it } from 'vitest'
import { notices } from '../shell/notices.svelte.ts'
import { openCanvas } from './testing/open-canvas.ts'

const pd =
  '#X obj 10 10 loadbang;\n#X msg 10 50 1 \\, 2;\n#X obj 10 90 nosuch~ \\$1;\n#X connect 0 0 1 0;\n#X connect 1 0 2 0;\n'

it('makes boxes of Pd text, selected, in one step of undo', async () => {
  const canvas = await openCanvas({ a: [0, 0, 'print'] })
  await canvas.keys('{Control>}a{/Control}')
  await canvas.paste(pd)
  await expect.poll(() => canvas.texts()).toEqual(['loadbang', 'msg 1, 2', 'nosuch~ $1', 'print'])
  expect(canvas.cables()).toEqual(['loadbang:0 msg 1, 2:0', 'msg 1, 2:0 nosuch~ $1:0'])
  expect(canvas.selected()).toHaveLength(3)
  await canvas.keys('{Control>}z{/Control}')
  expect(canvas.texts()).toEqual(['print'])
})

it('says why it makes none', async () => {
  const canvas = await openCanvas({ a: [0, 0, 'print'] })
  await canvas.paste('#N canvas 0 0 9 9 12;\n#N canvas 0 0 9 9 sub 0;\n')
  await expect.poll(() => notices.all.map(({ text }) => text)).toEqual([expect.stringContaining('cut short')])
  expect(canvas.texts()).toEqual(['print'])
})
