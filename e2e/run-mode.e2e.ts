// In edit mode a press takes hold of a box, in run mode it plays it; with Ctrl it plays in edit mode too.
import { expect, test } from '@playwright/test'
import { canvas, openConsole, reload, saved } from './helpers/app.ts'
import { box, boxes, middle, numberBoxes, shows } from './helpers/boxes.ts'
import { drag, play } from './helpers/hands.ts'
import { openSketch } from './helpers/sketches.ts'

const patch = {
  hi: [100, 100, 'msg hi'],
  print: [100, 160, 'print said'],
  number: [300, 100, 'number'],
  doubled: [300, 160, '* 2'],
  shown: [300, 220, 'number'],
  toggle: [500, 100, 'toggle'],
  on: [500, 160, 'print on']
} as const
const cables = ['hi print', 'number doubled', 'doubled shown', 'toggle on']

test('a message box is moved in edit mode and sends in run mode', async ({ page }) => {
  await openSketch(page, patch, cables)
  const lines = await openConsole(page)
  const message = box(page, 'message hi')
  const from = await middle(message)
  await message.click()
  await drag(page, from, { x: from.x, y: from.y - 40 })
  expect((await middle(message)).y).toBeLessThan(from.y)
  await play(message)
  await expect(lines).toHaveText(['said: hi'])

  await page.getByRole('button', { name: 'Run', exact: true }).click()
  const there = await middle(message)
  await message.click()
  await expect(lines).toHaveText(/said: hi\s*×2/)
  await drag(page, there, { x: there.x + 200, y: there.y })
  expect(await middle(message)).toEqual(there)
  // Nothing can be made or deleted by accident.
  await page.keyboard.press('Delete')
  await page.mouse.dblclick(900, 300)
  await expect(boxes(page)).toHaveCount(7)
  await expect(canvas(page).getByRole('textbox')).toHaveCount(0)
})

test('a number is dragged and typed, and what a hand set is there again', async ({ page }) => {
  await openSketch(page, patch, cables)
  const [number, shown] = [numberBoxes(page).first(), numberBoxes(page).last()]
  await canvas(page).press('Control+E')
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toHaveAttribute('aria-pressed', 'true')
  const at = await middle(number)
  await drag(page, at, { x: at.x, y: at.y - 12 })
  await shows(number, 12)
  await shows(shown, 24)
  await number.click()
  await page.keyboard.type('50')
  await page.keyboard.press('Enter')
  await shows(shown, 100)
  await box(page, 'toggle').click()
  await expect(await openConsole(page)).toHaveText(['on: 1'])
  await saved(page)
  await reload(page)
  await shows(number, 50)
})

test('run mode is played by keyboard', async ({ page }) => {
  await openSketch(page, patch, cables)
  const lines = await openConsole(page)
  await canvas(page).press('Control+E')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(lines).toHaveText(['said: hi'])
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Shift+ArrowUp')
  await shows(numberBoxes(page).last(), 22)
})
