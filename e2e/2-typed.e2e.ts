// The counter patch typed from nothing, with mouse and keyboard, and with the keyboard alone: it does what the example does.
import { expect, test, type Page } from '@playwright/test'
import { canvas, newPatch, openExample, reload, saved } from './helpers/app.ts'
import { box, middle, numberBoxes, shows } from './helpers/boxes.ts'
import { meaning, savedPatch, stored } from './helpers/disk.ts'
import { drawCable, pressAndType, typeBoxAt, typeHint } from './helpers/hands.ts'

const ask = 'msg {get: "count"}'
const set = 'msg x => ({set: ["count", x]})'

/** What the example is without its comments, read once from the example itself. */
async function example(page: Page) {
  await openExample(page, 'Counter')
  const { texts, cables } = meaning(await savedPatch(page))
  return { texts: texts.filter((text) => !text.startsWith('comment ')), cables }
}

async function counts(page: Page): Promise<void> {
  await saved(page)
  for (const count of [1, 2, 3]) {
    await reload(page)
    await shows(numberBoxes(page), count)
    await stored(page, count)
  }
}

test('with mouse and keyboard', async ({ page }) => {
  const wanted = await example(page)
  await newPatch(page)
  const column = [
    'loadbang',
    ask,
    'kv counter',
    'route op=get',
    'js x.found ? x.value : 0',
    '+ 1',
    set,
    'kv counter'
  ]
  for (const [row, text] of column.entries()) await typeBoxAt(page, { x: 200, y: 100 + 70 * row }, text)
  await typeBoxAt(page, { x: 700, y: 520 }, 'number')
  await typeBoxAt(page, { x: 700, y: 590 }, 'print count')

  const kv = box(page, 'kv counter')
  const chain = [
    box(page, 'loadbang'),
    box(page, 'message {get: "count"}'),
    kv.first(),
    box(page, 'route op=get'),
    box(page, 'js x.found ? x.value : 0'),
    box(page, '+ 1'),
    box(page, 'message x => ({set: ["count", x]})'),
    kv.last()
  ]
  expect((await middle(kv.first())).y).toBeLessThan((await middle(kv.last())).y)
  for (const [i, to] of chain.slice(1).entries()) await drawCable(page, [chain[i]!, 0], [to, 0])
  await drawCable(page, [box(page, '+ 1'), 0], [numberBoxes(page), 0])
  await drawCable(page, [numberBoxes(page), 0], [box(page, 'print count'), 0])

  await saved(page)
  expect(meaning(await savedPatch(page))).toEqual(wanted)
  await counts(page)
})

test('with the keyboard alone', async ({ page }) => {
  const wanted = await example(page)
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'New patch' })).toBeVisible()
  while ((await page.evaluate(() => document.activeElement?.textContent?.trim())) !== 'New patch')
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(canvas(page)).toBeFocused()

  await pressAndType(page, 'n', 'loadbang')
  await pressAndType(page, 'Shift+M', ask.slice(4))
  await pressAndType(page, 'Shift+N', 'kv counter')
  await pressAndType(page, 'Shift+N', 'route op=get')
  await pressAndType(page, 'Shift+N', 'js x.found ? x.value : 0')
  await pressAndType(page, 'Shift+N', '+ 1')
  await pressAndType(page, 'Shift+M', set.slice(4))
  await pressAndType(page, 'Shift+N', 'kv counter')
  // The number is made by itself, then wired: from [+ 1], found by its letters, to the number by its own.
  await page.keyboard.press('i')
  await pressAndType(page, 'Shift+N', 'print count')
  await page.keyboard.press('g')
  await typeHint(page, box(page, '+ 1'))
  await page.keyboard.press('k')
  await typeHint(page, numberBoxes(page))

  await saved(page)
  expect(meaning(await savedPatch(page))).toEqual(wanted)
  await counts(page)
})
