import { beforeEach, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { openCanvas } from './testing/open-canvas.ts'

beforeEach(() => page.viewport(1000, 700))

const boxes = {
  m: [100, 60, 'msg 4'],
  plus: [100, 130, '+ 1'],
  times: [100, 200, '* 2'],
  p: [100, 280, 'print x']
} satisfies Record<string, [number, number, string]>
const cables = ['m plus', 'plus times', 'times p']

it('puts the selection into a subpatch, and takes it apart, each one step of undo', async () => {
  const canvas = await openCanvas(boxes, cables)
  const before = canvas.cables()
  await canvas.press(canvas.boxAt('plus'))
  await canvas.press(canvas.boxAt('times'), { shiftKey: true })
  await canvas.keys('{Control>}{Shift>}E{/Shift}{/Control}')
  await expect.poll(() => canvas.texts()).toEqual(['* 2', '+ 1', 'inlet', 'msg 4', 'outlet', 'pd', 'print x'])
  expect(canvas.spoken()).toBe('In a subpatch, with 1 in and 1 out. Enter names it.')
  const [sub] = canvas.selected()
  expect(document.querySelectorAll('.box')).toHaveLength(3)

  await canvas.keys('{Control>}{Shift>}D{/Shift}{/Control}')
  await expect.poll(() => canvas.cables()).toEqual(before)
  expect(canvas.selected()).toEqual(['plus', 'times'])
  expect(canvas.position('times')).toEqual({ x: 100, y: 200 })

  await canvas.keys('{Control>}z{/Control}')
  expect(document.querySelectorAll('.box')).toHaveLength(3)
  expect(document.querySelector(`[data-box="${sub}"]`)).not.toBe(null)
  await canvas.keys('{Control>}z{/Control}')
  expect(canvas.cables()).toEqual(before)
  expect(canvas.session.undo.canUndo).toBe(false)
})

it('says what to select where nothing is', async () => {
  const canvas = await openCanvas(boxes, cables)
  await canvas.keys('{Control>}{Shift>}E{/Shift}{/Control}')
  await expect.poll(() => canvas.spoken()).toBe('Select the boxes that are to go into a subpatch.')
  await canvas.press(canvas.boxAt('p'))
  await canvas.keys('{Control>}{Shift>}D{/Shift}{/Control}')
  await expect.poll(() => canvas.spoken()).toBe('Select the subpatch that is to be taken apart.')
})
