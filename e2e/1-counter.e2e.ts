// A patch that remembers: the counter example, opened again and again.
import { expect, test } from '@playwright/test'
import { openConsole, openExample, reload } from './helpers/app.ts'
import { numberBoxes, shows } from './helpers/boxes.ts'
import { stored } from './helpers/disk.ts'

test('the counter example counts how often it was opened', async ({ page }) => {
  await openExample(page, 'Counter')
  const number = numberBoxes(page)
  await shows(number, 1)
  for (const count of [2, 3, 4]) {
    await stored(page, count - 1)
    await reload(page)
    await shows(number, count)
  }
  await expect(await openConsole(page)).toHaveText(['count: 4'])
})

test('so does the one on the first page, by itself', async ({ page }) => {
  await page.goto('/')
  const number = page.getByRole('figure').getByRole('group', { name: /^number\b/ })
  await shows(number, 1)
  await stored(page, 1, 'welcome')
  await page.reload()
  await shows(number, 2)
  await openExample(page, 'Counter')
  await shows(numberBoxes(page), 1)
})
