// What each patch takes, on a page of its own: the largest first, with what lies in the trash; nothing is made by looking.
import { expect, test, type Page } from '@playwright/test'
import { canvas, notices, openExample, patchId, saved } from './helpers/app.ts'
import { box } from './helpers/boxes.ts'
import { dropFiles } from './helpers/content.ts'
import { readDisk, stored } from './helpers/disk.ts'
import { typeBoxAt } from './helpers/hands.ts'
import { openSketch } from './helpers/sketches.ts'
import { deletePatch } from './helpers/trash.ts'

const home = (page: Page) => page.getByRole('link', { name: 'Loadbang: all patches' }).click()
async function openStorage(page: Page) {
  await page.getByRole('link', { name: /^Storage/ }).click()
  await expect(page.getByRole('heading', { name: 'Storage', exact: true })).toBeVisible()
  return page.getByRole('region', { name: 'Patch by patch' }).getByRole('listitem')
}

test('every patch with what it takes, and the ways to it', async ({ page, context }) => {
  await openExample(page, 'Counter')
  await stored(page, 1)
  const counter = patchId(page)
  await openExample(page, 'Counter')
  await stored(page, 1)
  await openSketch(page, { drop: [100, 100, 'filedrop'] })
  await dropFiles(box(page, 'filedrop').locator('[data-takes-files]'), [
    { name: 'a.bin', type: '', bytes: Buffer.alloc(300_000, 1) }
  ])
  await expect(box(page, 'filedrop')).toContainText('a.bin')
  await saved(page)

  const other = await context.newPage()
  await other.goto('/')
  await deletePatch(other, 'Counter 2', 'Delete patch and data')
  await expect(notices(other)).toBeVisible()
  await expect(other.getByRole('link', { name: /^Storage \(\d.* [KM]B\)$/ })).toBeVisible()
  const before = Object.keys(await readDisk(other)).sort()
  const rows = await openStorage(other)
  await expect(rows).toHaveCount(3)
  await expect(rows.first()).toContainText(/Sketch.*29\d KB.*document \d+ bytes.*files 293 KB/s)
  await expect(rows.filter({ hasText: 'Counter 2' })).toContainText('in the trash')
  await expect(rows.filter({ hasText: /^\s*Counter (?!2)/ })).toContainText(
    /document [\d.]+ KB.*data \d+ bytes/s
  )
  const whole = other.getByRole('region', { name: 'Storage', exact: true })
  await expect(whole).toContainText(/3\d\d KB in 3 patches/)
  await expect(whole).toContainText(/of the [\d.]+ [MGT]B that it grants/)
  expect(Object.keys(await readDisk(other)).sort()).toEqual(before)

  // The tab that has it open goes on, and its edits are counted when they are told.
  const first = (await rows.first().textContent())!
  await typeBoxAt(page, { x: 150, y: 300 }, 'print here')
  await saved(page)
  await expect(rows.first()).not.toHaveText(first)

  await rows.getByRole('link', { name: /^data/ }).click()
  await expect.poll(() => patchId(other)).toBe(counter)
  await expect(canvas(other)).toBeVisible()
  await expect(other.getByRole('complementary', { name: 'Data' })).toBeVisible()
})

test('the browser is asked to keep everything, and what it says is told', async ({ page }) => {
  let answer = false
  await page.exposeFunction('answer', () => answer)
  await page.addInitScript(() => {
    navigator.storage.persisted = () => Promise.resolve(false)
    navigator.storage.persist = () => (window as unknown as { answer(): Promise<boolean> }).answer()
  })
  await page.goto('/storage')
  await expect(page.getByText('Nothing is stored yet.')).toBeVisible()
  const ask = page.getByRole('button', { name: 'Ask it to keep everything' })
  await ask.click()
  await expect(page.getByRole('alert')).toContainText('The browser did not promise to keep it.')
  answer = true
  await ask.click()
  await expect(page.getByText('The browser has promised to keep all this until you delete it.')).toBeVisible()
  await home(page)
  await expect(page.getByRole('link', { name: /^Storage/ })).toBeHidden()
})
