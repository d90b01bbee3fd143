// Errors stand on their box and in the console, and a line of the console leads to its box, wherever that is.
import { expect, test } from '@playwright/test'
import { canvas, openConsole } from './helpers/app.ts'
import { box, errorOn } from './helpers/boxes.ts'
import { play } from './helpers/hands.ts'
import { openSketch } from './helpers/sketches.ts'

test('an error is on its box, and its line leads there', async ({ page }) => {
  await openSketch(
    page,
    {
      go: [100, 100, 'msg get'],
      store: [100, 160, 'kv far'],
      away: [6000, 4000, 'print away']
    },
    ['go store', 'go away']
  )
  const store = box(page, 'kv far')
  await page.keyboard.press('Shift+0')
  await page.keyboard.press('Tab')
  await play(box(page, 'message get'))
  await expect(errorOn(store)).toHaveAccessibleName(/get/)

  const lines = await openConsole(page)
  const printed = lines.filter({ hasText: 'away: get' })
  await printed.getByRole('button').click()
  const away = box(page, 'print away')
  await expect(away).toBeInViewport()
  await expect(canvas(page)).toHaveAttribute('aria-activedescendant', (await away.getAttribute('id'))!)

  await lines
    .filter({ hasText: /get/ })
    .getByRole('button', { name: /^error/ })
    .click()
  await expect(store).toBeInViewport()
  await expect(canvas(page)).toHaveAttribute('aria-activedescendant', (await store.getAttribute('id'))!)
})

test('a text that is no object says so on the box', async ({ page }) => {
  await openSketch(page, { bad: [100, 100, 'map x +'], unknown: [100, 200, 'nosuch 1'] })
  await expect(errorOn(box(page, 'map x +'))).toBeVisible()
  await expect(box(page, 'nosuch 1, unknown')).toBeVisible()
  // Put right, it is well again.
  await box(page, 'map x +').dblclick()
  await page.keyboard.type('map x + 1')
  await page.keyboard.press('Enter')
  await expect(errorOn(box(page, 'map x + 1'))).toHaveCount(0)
})
