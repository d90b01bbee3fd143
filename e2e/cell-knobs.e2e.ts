// The knobs of a cell: its code declares them, a hand turns one, and the patch remembers where it stands.
import { expect, test } from '@playwright/test'
import { canvas, openConsole, reload, saved } from './helpers/app.ts'
import { openSketch } from './helpers/sketches.ts'

const code = `const p = params({ gain: { value: 1, min: 0, max: 10, step: 1 } }, () => send(p.gain))
send(p.gain)`

test('a cell with a knob is typed, the knob turned: what it sends changes, is kept, and taken back', async ({
  page
}) => {
  await openSketch(page, { cell: [40, 40, 'js'], print: [40, 400, 'print'] }, ['cell print'])
  const cell = page.locator('.box.code')
  await cell.locator('textarea').first().click()
  await page.keyboard.insertText(code)
  await page.keyboard.press('Control+Enter')
  const gain = cell.getByRole('slider', { name: 'gain' })
  await expect(gain).toHaveAttribute('aria-valuenow', '1')
  const lines = await openConsole(page)
  await expect(lines).toHaveText(['print: 1'])

  const track = (await gain.boundingBox())!
  const middle = track.y + track.height / 2
  await page.mouse.move(track.x + track.width * 0.1, middle)
  await page.mouse.down()
  await page.mouse.move(track.x + track.width * 0.7, middle)
  await expect(lines).toHaveText(['print: 1', 'print: 7'])
  await page.mouse.up()
  await saved(page)
  await reload(page)
  await expect(gain).toHaveAttribute('aria-valuenow', '7')
  await openConsole(page)
  await expect(lines).toHaveText(['print: 7'])

  await gain.focus()
  await page.keyboard.press('ArrowUp')
  await expect(lines).toHaveText(['print: 7', 'print: 8'])
  await canvas(page).focus()
  await page.keyboard.press('Control+z')
  await expect(lines).toHaveText(['print: 7', 'print: 8', 'print: 7'])
  await expect(gain).toHaveAttribute('aria-valuenow', '7')
})
