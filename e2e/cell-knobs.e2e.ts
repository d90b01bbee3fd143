// The knobs of a cell: its code declares them, a hand turns one, and the patch remembers where it stands.
import { expect, test } from '@playwright/test'
import { canvas, newPatch, openConsole, reload, saved } from './helpers/app.ts'

const code = `const p = params({ gain: { value: 1, min: 0, max: 10, step: 1 } }, () => send(p.gain))
send(p.gain)`

test('a cell with a knob is typed, the knob turned: what it sends changes, is kept, and taken back', async ({
  page
}) => {
  await newPatch(page)
  await page.keyboard.press('n')
  await page.keyboard.type('print')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-box]')).toHaveCount(1)
  const print = (await page.locator('[data-box]').boundingBox())!
  await page.mouse.dblclick(print.x, print.y - 260)
  await page.keyboard.type('js')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  const cell = page.locator('.box.code')
  await expect(cell).toBeVisible()
  const out = (await cell.locator('[data-side="out"]').boundingBox())!
  const inlet = (await page.locator('.box.text [data-side="in"]').boundingBox())!
  await page.mouse.move(out.x + out.width / 2, out.y + out.height / 2)
  await page.mouse.down()
  await page.mouse.move(inlet.x + inlet.width / 2, inlet.y + inlet.height / 2, { steps: 5 })
  await page.mouse.up()

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
  await expect(lines).toHaveText(['print: 7'])

  await gain.focus()
  await page.keyboard.press('ArrowUp')
  await expect(lines).toHaveText(['print: 7', 'print: 8'])
  await canvas(page).focus()
  await page.keyboard.press('Control+z')
  await expect(lines).toHaveText(['print: 7', 'print: 8', 'print: 7'])
  await expect(gain).toHaveAttribute('aria-valuenow', '7')
})
