// The first page: patches are renamed, duplicated and deleted; data is kept or goes as the person says.
import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import { newPatch, notices, openExample, opened, patchId, saved } from './helpers/app.ts'
import { boxes, numberBoxes, shows } from './helpers/boxes.ts'
import { readDisk, savedPatch, stored } from './helpers/disk.ts'
import { chooseFile } from './helpers/files.ts'
import { typeBoxAt } from './helpers/hands.ts'
import { emptyTrash } from './helpers/trash.ts'

const home = (page: Page) => page.getByRole('link', { name: 'Loadbang: all patches' }).click()
const mine = (page: Page) =>
  page.getByRole('region', { name: 'My patches' }).getByRole('listitem').getByRole('link')

test('renamed here and there', async ({ page }) => {
  await openExample(page, 'Counter')
  const name = page.getByRole('textbox', { name: 'Name of the patch' })
  await name.fill('Openings')
  await name.press('Enter')
  await expect(page).toHaveTitle(/^Openings/)
  await home(page)
  await expect(mine(page)).toHaveText([/Openings/])
  await page.getByRole('button', { name: 'Rename Openings' }).click()
  await page.keyboard.type('Visits')
  await page.keyboard.press('Enter')
  await expect(mine(page)).toHaveText([/Visits/])
  await mine(page).click()
  await opened(page)
  await expect(page.getByRole('textbox', { name: 'Name of the patch' })).toHaveValue('Visits')
})

test('a duplicate is the same patch with a memory of its own', async ({ page }) => {
  await openExample(page, 'Counter')
  await stored(page, 1)
  const before = await savedPatch(page)
  await home(page)
  await page.getByRole('button', { name: 'Duplicate Counter' }).click()
  await expect(mine(page)).toHaveCount(2)
  await mine(page)
    .filter({ hasText: /copy|2/ })
    .click()
  await opened(page)
  await shows(numberBoxes(page), 1)
  expect(await savedPatch(page)).toEqual(before)
})

test('deleted without its data, the data stays; a patch without data is deleted without that question', async ({
  page
}) => {
  await openExample(page, 'Counter')
  await stored(page, 1)
  const id = patchId(page)
  await home(page)
  await page.getByRole('button', { name: 'Delete Counter' }).click()
  const question = page.getByRole('dialog')
  await expect(question).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(mine(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Delete Counter' }).click()
  await page.getByRole('button', { name: 'Delete patch, keep data' }).click()
  await expect(mine(page)).toHaveCount(0)
  await emptyTrash(page)
  expect(Object.keys(await readDisk(page, id))).toEqual([`loadbang-data-${id}`])

  await page.getByRole('button', { name: 'New patch' }).click()
  await opened(page)
  await typeBoxAt(page, { x: 300, y: 200 }, 'print')
  await saved(page)
  await home(page)
  await page.getByRole('button', { name: /^Delete Untitled/ }).click()
  await expect(question).toBeVisible()
  await expect(question).not.toContainText('Delete it too?')
  await page.getByRole('button', { name: 'Delete patch', exact: true }).click()
  await expect(mine(page)).toHaveCount(0)
})

test('a new patch in which nothing was made is not kept; one that was named is', async ({ page }) => {
  await newPatch(page)
  await home(page)
  await expect(page.getByText('Nothing here yet.')).toBeVisible()
  await newPatch(page)
  const name = page.getByRole('textbox', { name: 'Name of the patch' })
  await name.fill('Plans')
  await name.press('Enter')
  await expect(page).toHaveTitle(/^Plans/)
  await home(page)
  await expect(mine(page)).toHaveText([/Plans/])
})

test('an .imp.json comes back as it went; what is no patch is refused on the first page too', async ({
  page
}) => {
  await openExample(page, 'First steps')
  const before = await savedPatch(page)
  await page.getByRole('button', { name: 'File', exact: true }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /^Export .imp.json/ }).click()
  ])
  expect(file.suggestedFilename()).toBe('First steps.imp.json')
  const bytes = await readFile(await file.path())

  await home(page)
  const load = page.getByRole('button', { name: 'Load Perf (.zip)' })
  await chooseFile(page, () => load.click(), Buffer.from('{"no": "patch"}'), 'b.imp.json')
  await expect(notices(page)).toHaveText(/not a patch file/)
  await expect(mine(page)).toHaveCount(1)
  await chooseFile(page, () => load.click(), bytes, 'a.imp.json')
  await opened(page)
  await expect(boxes(page).first()).toBeVisible()
  expect(await savedPatch(page)).toEqual(before)
  // The name was taken.
  await home(page)
  await expect(mine(page)).toHaveCount(2)
  await expect(mine(page).filter({ hasText: 'First steps 2' })).toHaveCount(1)
})
