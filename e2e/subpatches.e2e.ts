// Boxes that hold boxes: their ports, going in and out, and what is made inside.
import { expect, test } from '@playwright/test'
import { canvas, openConsole, saved, reload } from './helpers/app.ts'
import { box, boxes, port } from './helpers/boxes.ts'
import { savedPatch } from './helpers/disk.ts'
import { openSketch } from './helpers/sketches.ts'

const patch = {
  n: [100, 60, 'msg 4'],
  sub: [100, 130, 'pd twice'],
  'sub.in': [60, 40, 'inlet number'],
  'sub.times': [60, 100, '* 2'],
  'sub.out': [60, 160, 'outlet'],
  p: [100, 200, 'print twice']
} as const
const cables = ['n sub', 'sub p', 'sub.in sub.times', 'sub.times sub.out']

test('a subpatch has ports, runs, is opened and left', async ({ page }) => {
  await openSketch(page, patch, cables)
  await expect(boxes(page)).toHaveCount(3)
  const sub = box(page, 'pd twice')
  await expect(port(sub, 'Inlet')).toHaveAccessibleName('Inlet 1: number')
  await expect(port(sub, 'Outlet')).toBeVisible()
  const lines = await openConsole(page)
  await box(page, 'message 4').click({ modifiers: ['Control'] })
  await expect(lines).toHaveText(['twice: 8'])

  await sub.dblclick()
  const trail = page.getByRole('navigation', { name: 'Subpatches' })
  await expect(trail).toHaveText(/Patch\s*›\s*twice/)
  await expect(boxes(page)).toHaveCount(3)
  await expect(box(page, '* 2')).toBeVisible()
  // Another outlet, to the right of the first, is another port.
  await box(page, 'outlet').click()
  await page.keyboard.press('Control+D')
  await expect(boxes(page)).toHaveCount(4)
  await trail.getByRole('button', { name: 'Patch' }).click()
  await expect(trail).toHaveCount(0)
  await expect(boxes(page)).toHaveCount(3)
  await expect(port(sub, 'Outlet', 1)).toBeVisible()
  await page.keyboard.press('Control+Z')
  await expect(port(sub, 'Outlet', 1)).toHaveCount(0)
})

test('what is typed in a subpatch is in it, also after a reload; Escape leads out', async ({ page }) => {
  await openSketch(page, patch, cables)
  await box(page, 'pd twice').dblclick()
  await expect(boxes(page)).toHaveCount(3)
  await canvas(page).dblclick({ position: { x: 500, y: 400 } })
  await page.keyboard.type('print inside')
  await page.keyboard.press('Enter')
  await expect(boxes(page)).toHaveCount(4)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(boxes(page)).toHaveCount(3)
  await saved(page)
  await reload(page)
  await expect(boxes(page)).toHaveCount(3)
  expect(Object.values((await savedPatch(page)).boxes).map(({ text }) => text)).toContain('print inside')
  await box(page, 'pd twice').dblclick()
  await expect(box(page, 'print inside')).toBeVisible()
})

test('when the open subpatch is undone, the patch itself is shown', async ({ page }) => {
  await openSketch(page, patch, cables)
  await canvas(page).dblclick({ position: { x: 500, y: 400 } })
  await page.keyboard.type('pd new')
  await page.keyboard.press('Enter')
  await box(page, 'pd new').dblclick()
  await expect(boxes(page)).toHaveCount(0)
  await page.keyboard.press('Control+Z')
  await expect(page.getByRole('navigation', { name: 'Subpatches' })).toHaveCount(0)
  await expect(boxes(page)).toHaveCount(3)
})

test('a copy of a subpatch has an inside of its own, and runs', async ({ page }) => {
  await openSketch(page, patch, cables)
  await box(page, 'message 4').click()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+D')
  await expect(boxes(page)).toHaveCount(6)
  const lines = await openConsole(page)
  await box(page, 'message 4')
    .last()
    .click({ modifiers: ['Control'] })
  await expect(lines).toHaveText(['twice: 8'])
})
