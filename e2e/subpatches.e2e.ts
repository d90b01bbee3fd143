// Boxes that hold boxes: their ports, going in and out, and what is made inside.
import { expect, test, type Locator, type Page } from '@playwright/test'
import { canvas, newPatch, notices, opened, openConsole, saved, reload } from './helpers/app.ts'
import { box, boxes, middle, port } from './helpers/boxes.ts'
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

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await middle(from), await middle(to)]
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(end.x, end.y, { steps: 5 })
  await page.mouse.up()
}

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

test('boxes are put into a subpatch and taken out of it, and print the same', async ({ page }) => {
  await openSketch(
    page,
    { n: [100, 60, 'msg 4'], t: [100, 110, '* 2'], u: [200, 110, '+ 1'], p: [100, 200, 'print x'] },
    ['n t', 'n u', 't p', 'u p']
  )
  const lines = await openConsole(page)
  const play = () => box(page, 'message 4').click({ modifiers: ['Control'] })
  await play()
  await expect(lines).toHaveText(['x: 8', 'x: 5'])
  await box(page, '* 2').click()
  await box(page, '+ 1').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Control+Shift+E')
  await expect(boxes(page)).toHaveCount(3)
  // What fed both is one inlet, what both fed is one outlet.
  await expect(port(box(page, 'pd'), 'Inlet', 1)).toHaveCount(0)
  await expect(port(box(page, 'pd'), 'Outlet', 1)).toHaveCount(0)
  await play()
  await expect(lines).toHaveText(['x: 8', 'x: 5', 'x: 8', 'x: 5'])
  await box(page, 'pd').click()
  await page.keyboard.press('Control+Enter')
  await expect(boxes(page)).toHaveCount(4)
  await page.keyboard.press('Escape')
  await expect(boxes(page)).toHaveCount(3)
  await page.keyboard.press('Control+Shift+D')
  await expect(boxes(page)).toHaveCount(4)
  await play()
  await expect(lines).toHaveText(['x: 8', 'x: 5', 'x: 8', 'x: 5', 'x: 8', 'x: 5'])
  await page.keyboard.press('Control+Z')
  await expect(box(page, 'pd')).toBeVisible()
  await page.keyboard.press('Control+Z')
  await expect(box(page, '* 2')).toBeVisible()
})

test('a part is saved to the library, used by its name, edited for all its boxes, and renewed when asked', async ({
  page
}) => {
  await openSketch(page, patch, cables)
  await box(page, 'pd twice').dblclick()
  await page.getByRole('button', { name: 'Save to library' }).click()
  await expect(notices(page)).toContainText('“twice” is in your library.')
  await page.goto('/')
  await newPatch(page)
  for (const [text, y] of [
    ['msg 4', 100],
    ['twice', 200],
    ['print x', 300]
  ] as const) {
    await canvas(page).dblclick({ position: { x: 300, y } })
    await page.keyboard.type(text)
    if (text === 'twice') await expect(page.getByRole('option', { name: 'twice' })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(boxes(page)).toHaveCount(y / 100)
  }
  const twice = box(page, 'twice')
  await box(page, 'message 4').click()
  await drag(page, port(box(page, 'message 4'), 'Outlet'), port(twice, 'Inlet'))
  await drag(page, port(twice, 'Outlet'), port(box(page, 'print x'), 'Inlet'))
  const lines = await openConsole(page)
  await box(page, 'message 4').click({ modifiers: ['Control'] })
  await expect(lines).toHaveText(['x: 8'])

  // Edited inside.
  await twice.dblclick()
  const trail = page.getByRole('navigation', { name: 'Subpatches' })
  await expect(trail).toContainText('abstraction')
  await box(page, '* 2').dblclick()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('* 3')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(trail).toHaveCount(0)
  await box(page, 'message 4').click({ modifiers: ['Control'] })
  await expect(lines).toHaveText(['x: 8', 'x: 12'])
  await expect(page.getByRole('button', { name: /newer version/ })).toHaveCount(0)
  await saved(page)
  const here = page.url()

  // Copied into another patch, the abstraction comes along.
  await canvas(page).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+C')
  await page.goto('/')
  await newPatch(page)
  await canvas(page).focus()
  await page.keyboard.press('Control+V')
  await expect(boxes(page)).toHaveCount(3)
  await openConsole(page)
  await box(page, 'message 4').click({ modifiers: ['Control'] })
  await expect(lines).toHaveText(['x: 12'])

  // The library's patch is edited: offered here, and taken when asked.
  await page.goto('/')
  await page.getByRole('link', { name: /^twice / }).click()
  await opened(page)
  await box(page, '* 2').dblclick()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('* 5')
  await page.keyboard.press('Enter')
  await saved(page)
  await page.goto(here)
  await opened(page)
  await openConsole(page)
  const newer = page.getByRole('button', { name: 'Use the newer version of twice' })
  await box(page, 'message 4').click({ modifiers: ['Control'] })
  await expect(lines).toHaveText(['x: 12'])
  await expect(newer).toBeVisible()
  await twice.click()
  await page.keyboard.press('u')
  await expect(newer).toHaveCount(0)
  await box(page, 'message 4').click({ modifiers: ['Control'] })
  await expect(lines).toHaveText(['x: 12', 'x: 20'])
  await canvas(page).focus()
  await page.keyboard.press('Control+Z')
  await expect(newer).toBeVisible()
})

test('an abstraction that is saved to the library is renewed from there', async ({ page }) => {
  await openSketch(page, patch, cables)
  await box(page, 'pd twice').dblclick()
  await page.getByRole('button', { name: 'Save to library' }).click()
  await expect(notices(page)).toContainText('“twice” is in your library.')
  await page.goto('/')
  await newPatch(page)
  await canvas(page).dblclick({ position: { x: 300, y: 200 } })
  await page.keyboard.type('twice')
  await expect(page.getByRole('option', { name: 'twice' })).toBeVisible()
  await page.keyboard.press('Enter')
  const twice = box(page, 'twice')
  await twice.dblclick()
  await expect(box(page, '* 2')).toBeVisible()
  await page.getByRole('button', { name: 'Save to library' }).click()
  await expect(notices(page)).toContainText('“twice 2” is in your library.')
  await saved(page)
  const here = page.url()
  await page.goto('/')
  await page.getByRole('link', { name: /^twice 2 / }).click()
  await opened(page)
  await box(page, '* 2').dblclick()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('* 7')
  await page.keyboard.press('Enter')
  await saved(page)
  await page.goto(here)
  await opened(page)
  const newer = page.getByRole('button', { name: 'Use the newer version of twice' })
  await expect(newer).toBeVisible()
  await newer.click()
  await expect(newer).toHaveCount(0)
  await twice.dblclick()
  await expect(box(page, '* 7')).toBeVisible()
})
