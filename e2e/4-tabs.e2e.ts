// Two tabs on one patch: both edit it, one runs it.
import { expect, test, type Page } from '@playwright/test'
import { openConsole, openExample, reload, secondTab } from './helpers/app.ts'
import { box, numberBoxes, shows } from './helpers/boxes.ts'
import { stored } from './helpers/disk.ts'
import { play, pressAndType, typeBoxAt } from './helpers/hands.ts'
import { openSketch } from './helpers/sketches.ts'

const watching = (page: Page) => page.getByText('Another tab runs this patch.')

test('both see what either edits, and the patch was opened once', async ({ page }) => {
  await openExample(page, 'Counter')
  await stored(page, 1)
  const other = await secondTab(page)
  await expect(watching(other)).toBeVisible()
  await expect(watching(page)).toBeHidden()

  await typeBoxAt(page, { x: 1000, y: 200 }, 'print one')
  await expect(box(other, 'print one')).toBeVisible()
  await typeBoxAt(other, { x: 1000, y: 300 }, 'print two')
  await expect(box(page, 'print two')).toBeVisible()

  await shows(numberBoxes(page), 1)
  await shows(numberBoxes(other), 1)
  await stored(page, 1)

  await other.close()
  await reload(page)
  await shows(numberBoxes(page), 2)
  for (const name of ['print one', 'print two']) await expect(box(page, name)).toBeVisible()
})

test('the second tab can take over', async ({ page }) => {
  await openExample(page, 'Counter')
  await stored(page, 1)
  const other = await secondTab(page)
  await other.getByRole('button', { name: 'Run it here' }).click()
  await expect(watching(page)).toBeVisible()
  await expect(watching(other)).toBeHidden()
  // It starts there anew, so it was opened twice by now; both tabs show that.
  await shows(numberBoxes(other), 2)
  await shows(numberBoxes(page), 2)
  await expect(await openConsole(other)).toHaveText(['count: 2'])
})

test('when the running tab goes, the other one runs it', async ({ page }) => {
  await openExample(page, 'Counter')
  await stored(page, 1)
  const other = await secondTab(page)
  await expect(watching(other)).toBeVisible()
  await page.close()
  await expect(watching(other)).toBeHidden()
  await shows(numberBoxes(other), 2)
})

test('a tab that watches plays too, and sees what comes of it', async ({ page }) => {
  await openSketch(page, { five: [100, 100, 'msg 5'], number: [100, 160, 'number'] }, ['five number'])
  const other = await secondTab(page)
  await expect(watching(other)).toBeVisible()
  await play(box(other, 'message 5'))
  await shows(numberBoxes(other), 5)
  await shows(numberBoxes(page), 5)
  await pressAndType(other, 'n', 'nosuch')
  await expect(box(page, 'nosuch, unknown')).toBeVisible()
})

test('code that is run in a tab that watches is the code that stands there', async ({ page }) => {
  await openSketch(page, { cell: [100, 100, 'js', { code: 'send(1)' }], number: [100, 300, 'number'] }, [
    'cell number'
  ])
  const other = await secondTab(page)
  await expect(watching(other)).toBeVisible()
  const cell = box(other, 'code cell js')
  for (const number of [7, 8]) {
    await cell.getByRole('textbox').fill(`send(${number})`)
    await other.keyboard.press('Control+Enter')
    await shows(numberBoxes(page), number)
    for (const each of [page, other])
      await expect(box(each, 'code cell js').getByTitle('Run again (Ctrl+Enter)')).toBeVisible()
  }
})
