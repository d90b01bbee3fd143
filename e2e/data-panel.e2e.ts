// The data panel: what a patch has stored, seen, found, edited, taken back, taken along, beside the running patch.
import { readFile } from 'node:fs/promises'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { canvas, notices, openConsole, opened } from './helpers/app.ts'
import { box } from './helpers/boxes.ts'
import { chooseFile } from './helpers/files.ts'
import { play } from './helpers/hands.ts'
import { openSketch } from './helpers/sketches.ts'

const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Data' })
const grid = (page: Page): Locator => panel(page).getByRole('grid', { name: 'Entries' })
const status = (page: Page, text: string | RegExp): Locator => panel(page).getByText(text)
const cell = (page: Page, text: string): Locator =>
  grid(page).getByRole('gridcell', { name: text, exact: true })
const undo = (page: Page): Promise<void> => page.keyboard.press('Control+z')

async function openPanel(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Data', exact: true }).click()
  await expect(panel(page)).toBeVisible()
}
/** Looks into a store of the list. */
const look = (page: Page, name: RegExp): Promise<void> =>
  panel(page).getByRole('button', { name }).first().click()
/** Opens a cell for editing; what it holds is selected. */
async function begin(page: Page, text: string): Promise<void> {
  await cell(page, text).dblclick()
  await expect(grid(page).getByRole('textbox')).toBeFocused()
}
async function change(page: Page, from: string, to: string): Promise<void> {
  await begin(page, from)
  await page.keyboard.type(to)
  await page.keyboard.press('Enter')
}
async function menu(page: Page, item: RegExp): Promise<void> {
  await panel(page).getByRole('button', { name: 'Export, import, delete' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
/** The cells of a column, from the top. */
const column = (page: Page, at: number): Locator => grid(page).locator(`[id^="cell-"][id$="-${at}"]`)

const counter = {
  five: [60, 60, 'msg set count 5'],
  more: [220, 60, 'msg increment count'],
  name: [400, 60, 'msg set name Ada'],
  kv: [60, 140, 'kv counter'],
  own: [400, 220, 'msg set mine 1'],
  unnamed: [400, 280, 'kv']
} as const
const cables = ['five kv', 'more kv', 'name kv', 'own unnamed']

test('what is stored is seen as it changes, edited in its place, and taken back in order with the canvas', async ({
  page
}) => {
  await openSketch(page, counter, cables)
  await openPanel(page)
  await expect(panel(page).getByText('Nothing stored yet')).toBeVisible()

  await play(box(page, 'message set count 5'))
  await play(box(page, 'message set name Ada'))
  await play(box(page, 'message set mine 1'))
  await look(page, /^kv counter/)
  await expect(status(page, '2 keys')).toBeVisible()
  await expect(cell(page, '5')).toBeVisible()
  await expect(panel(page).getByRole('meter')).toHaveAttribute('aria-valuetext', /^\d+ B of 512 MB$/)

  // Live.
  await play(box(page, 'message increment count'))
  await expect(cell(page, '6')).toBeVisible()

  // An edit here, an edit of the canvas, an edit here: taken back one by one, in order.
  await begin(page, 'Ada')
  await page.keyboard.type('{name: "Grace"}')
  await expect(panel(page).getByText('record', { exact: true })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(cell(page, '{name: "Grace"}')).toBeVisible()
  await box(page, 'message set mine 1').click()
  await page.keyboard.press('Delete')
  await expect(box(page, 'message set mine 1')).toHaveCount(0)
  await change(page, '6', '100')
  await expect(cell(page, '100')).toBeVisible()
  await play(box(page, 'message increment count'))
  await expect(cell(page, '101')).toBeVisible()

  await grid(page).focus()
  await undo(page)
  await expect(cell(page, '6')).toBeVisible()
  await expect(box(page, 'message set mine 1')).toHaveCount(0)
  await undo(page)
  await expect(box(page, 'message set mine 1')).toBeVisible()
  await undo(page)
  await expect(cell(page, 'Ada')).toBeVisible()
  await page.keyboard.press('Control+Shift+z')
  await expect(cell(page, '{name: "Grace"}')).toBeVisible()

  // The patch has what was set here.
  await page.reload()
  await opened(page)
  await openPanel(page)
  await look(page, /^kv counter/)
  await expect(cell(page, '6')).toBeVisible()
  await expect(cell(page, '{name: "Grace"}')).toBeVisible()
})

test('what is no JSON says so, and changes nothing', async ({ page }) => {
  await openSketch(page, counter, cables)
  await openPanel(page)
  await play(box(page, 'message set count 5'))
  await look(page, /^kv counter/)
  await begin(page, '5')
  await page.keyboard.type('{a: ')
  await expect(panel(page).getByRole('alert')).toContainText('a value was expected')
  await page.keyboard.press('Enter')
  await expect(panel(page).getByRole('alert')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(cell(page, '5')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
})

const shop = `
  const items = db.store('shop')
  await items.insertMany('items', Array.from({ length: 30 }, (_, i) => ({ title: 'thing ' + i, price: (i * 7) % 30 })))
  await items.insert('items', { title: 'with a photo', price: 99, photo: new Blob([new Uint8Array([137,80,78,71,13,10,26,10,0,0,0,13,73,72,68,82,0,0,0,1,0,0,0,1,8,6,0,0,0,31,21,196,137,0,0,0,13,73,68,65,84,120,156,99,248,207,192,240,31,0,5,0,1,255,137,153,61,29,0,0,0,0,73,69,78,68,174,66,96,130])], { type: 'image/png' }) })
  send('ready')`

async function openShop(page: Page): Promise<void> {
  await openSketch(page, { cell: [60, 160, 'js', { code: shop }], print: [60, 420, 'print'] }, ['cell print'])
  await expect((await openConsole(page)).filter({ hasText: 'ready' })).toBeVisible()
  await page.getByRole('button', { name: 'Console', exact: true }).click()
  await openPanel(page)
  await look(page, /^db shop/)
  await expect(status(page, '31 documents')).toBeVisible()
}

test('documents are searched, asked and sorted', async ({ page }) => {
  await openShop(page)
  const search = panel(page).getByRole('searchbox')
  await search.fill('THING 1')
  await expect(status(page, '11 documents of 31 found')).toBeVisible()
  await search.fill('{price: {$gte: 28}}')
  await expect(status(page, '3 documents of 31 found')).toBeVisible()
  await search.fill('{price: {$near: 28}}')
  await expect(status(page, /knows no operator/)).toBeVisible()
  await search.fill('nowhere')
  await expect(panel(page).getByText('Nothing here fits.')).toBeVisible()
  await panel(page).getByRole('button', { name: 'Show everything' }).click()
  await expect(status(page, '31 documents')).toBeVisible()
  const price = grid(page).getByRole('columnheader', { name: 'price' })
  await price.getByRole('button').click()
  await expect(column(page, 1).first()).toHaveText('0')
  await price.getByRole('button').click()
  await expect(column(page, 1).first()).toHaveText('99')
  await expect(price).toHaveAttribute('aria-sort', 'descending')
})

test('several are deleted, and brought back by one undo', async ({ page }) => {
  await openShop(page)
  await grid(page)
    .getByRole('checkbox', { name: /^Select / })
    .nth(2)
    .click()
  await grid(page)
    .getByRole('checkbox', { name: /^Select / })
    .nth(6)
    .click({ modifiers: ['Shift'] })
  await expect(status(page, '5 of 31 documents selected')).toBeVisible()
  await grid(page).focus()
  await page.keyboard.press('Delete')
  await expect(status(page, '26 documents')).toBeVisible()
  await expect(cell(page, 'thing 3')).toHaveCount(0)
  await undo(page)
  await expect(status(page, '31 documents')).toBeVisible()
  await expect(column(page, 0).nth(3)).toHaveText('thing 3')
  await grid(page).focus()
  await page.keyboard.press('Control+a')
  await expect(status(page, '31 of 31 documents selected')).toBeVisible()
  await page.keyboard.press('Delete')
  await expect(panel(page).getByText('No documents.')).toBeVisible()
  await undo(page)
  await expect(status(page, '31 documents')).toBeVisible()
})

test('a document is edited as JSON, added, and a picture is looked at', async ({ page }) => {
  await openShop(page)
  await panel(page).getByRole('button', { name: 'JSON', exact: true }).click()
  const first = panel(page).getByRole('article').first()
  await expect(first).toContainText('"title": "thing 0"')
  await first.hover()
  await first.getByRole('button', { name: /^Edit/ }).click()
  await first.getByRole('textbox').fill('{"title": "changed", "list": [1, 2]}')
  await page.keyboard.press('Control+Enter')
  await expect(first).toContainText('"list": [1, 2]')
  await panel(page).getByRole('button', { name: 'Add a document' }).click()
  await panel(page).getByRole('textbox', { name: 'Document' }).fill('{title: "new"}')
  await panel(page).getByRole('button', { name: 'Add', exact: true }).click()
  await expect(status(page, '32 documents')).toBeVisible()

  await panel(page).getByRole('searchbox').fill('photo')
  await panel(page)
    .getByRole('button', { name: /^photo/ })
    .click()
  const picture = page.getByRole('dialog').getByRole('img', { name: 'photo' })
  await expect(picture).toBeVisible()
  await expect(page.getByRole('dialog')).toContainText('image/png')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click()
  ])
  expect(file.suggestedFilename()).toBe('photo.png')
  expect((await readFile(await file.path())).subarray(1, 4).toString()).toBe('PNG')
})

test('a collection is taken along and brought back; a file that is wrong changes nothing', async ({
  page
}) => {
  await openShop(page)
  const [file] = await Promise.all([page.waitForEvent('download'), menu(page, /^Export as JSON lines/)])
  expect(file.suggestedFilename()).toBe('Sketch shop-items.jsonl')
  const text = (await readFile(await file.path())).toString()
  expect(text.trim().split('\n')).toHaveLength(31)
  await menu(page, /^Delete everything/)
  await expect(panel(page).getByText('No documents.')).toBeVisible()

  const bad = `${text}{"title": `
  await chooseFile(page, () => menu(page, /^Import/), Buffer.from(bad), 'bad.jsonl')
  await expect(notices(page).filter({ hasText: 'Line 32' })).toBeVisible()
  await expect(panel(page).getByText('No documents.')).toBeVisible()

  await chooseFile(page, () => menu(page, /^Import/), Buffer.from(text), 'items.jsonl')
  await expect(notices(page).filter({ hasText: '31 documents imported.' })).toBeVisible()
  await expect(status(page, '31 documents')).toBeVisible()
  const [again] = await Promise.all([page.waitForEvent('download'), menu(page, /^Export as JSON lines/)])
  expect((await readFile(await again.path())).toString()).toBe(text)
  await grid(page).focus()
  await undo(page)
  await expect(panel(page).getByText('No documents.')).toBeVisible()
})

test('what a deleted box has left is listed, kept under a name, or removed', async ({ page }) => {
  await openSketch(page, counter, cables)
  await openPanel(page)
  await play(box(page, 'message set mine 1'))
  const boxes = panel(page).getByRole('list', { name: 'Stores of boxes' })
  await boxes.getByRole('button', { name: 'Go to the box kv' }).click()
  await expect(canvas(page)).toBeFocused()
  await expect(canvas(page)).toHaveAttribute(
    'aria-activedescendant',
    (await box(page, 'kv').getAttribute('id'))!
  )
  await page.keyboard.press('Delete')
  const left = panel(page).getByRole('list', { name: 'Left by deleted boxes' })
  await left.getByRole('button', { name: /^kv kv/ }).click()
  await expect(panel(page)).toContainText('Left by a box [kv], deleted just now. No box reads it any more.')

  await panel(page).getByRole('button', { name: 'Keep under a name…' }).click()
  await page.keyboard.type('rescued')
  await page.keyboard.press('Enter')
  await expect(left).toHaveCount(0)
  const named = panel(page).getByRole('list', { name: 'Named stores' })
  await expect(named.getByRole('button', { name: /^kv rescued/ })).toBeVisible()
  await expect(cell(page, 'mine')).toBeVisible()
  await grid(page).focus()
  await undo(page)
  await expect(left).toBeVisible()

  await left.getByRole('button', { name: /^kv kv/ }).click()
  await panel(page).getByRole('button', { name: 'Remove' }).click()
  await expect(left).toHaveCount(0)
  // Both undone, the box has its data again.
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(left).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(boxes).toBeVisible()
  await expect(left).toHaveCount(0)
})

test('a tab that watches sees and edits the same', async ({ page, context }) => {
  await openSketch(page, counter, cables)
  await openPanel(page)
  await play(box(page, 'message set count 5'))
  await look(page, /^kv counter/)
  await expect(cell(page, '5')).toBeVisible()
  const other = await context.newPage()
  await other.goto(page.url())
  await opened(other)
  await expect(other.getByText('Another tab runs this patch.')).toBeVisible()
  await openPanel(other)
  await look(other, /^kv counter/)
  await expect(cell(other, '5')).toBeVisible()
  await play(box(page, 'message increment count'))
  await expect(cell(other, '6')).toBeVisible()
  await change(other, '6', '41')
  await expect(cell(page, '41')).toBeVisible()
  await play(box(other, 'message increment count'))
  await expect(cell(other, '42')).toBeVisible()
  await page.close()
  await expect(other.getByText('Another tab runs this patch.')).toBeHidden()
  await change(other, '42', '7')
  await expect(cell(other, '7')).toBeVisible()
  await undo(other)
  await expect(cell(other, '42')).toBeVisible()
})
