// Deleted patches: in the trash for thirty days, with their data or without it, whatever other tabs do meanwhile.
import { expect, test, type Page } from '@playwright/test'
import { canvas, newPatch, notices, openExample, opened, patchId, saved } from './helpers/app.ts'
import { box, numberBoxes, shows } from './helpers/boxes.ts'
import { readDisk, savedPatch, stored } from './helpers/disk.ts'
import { exportPerf } from './helpers/files.ts'
import { typeBoxAt } from './helpers/hands.ts'
import { deletePatch, emptyTrash, openTrash } from './helpers/trash.ts'

const DAY = 24 * 3_600_000
const home = (page: Page) => page.getByRole('link', { name: 'Loadbang: all patches' }).click()
const mine = (page: Page) =>
  page.getByRole('region', { name: 'My patches' }).getByRole('listitem').getByRole('link')
const databases = async (page: Page, id: string) => Object.keys(await readDisk(page, id)).sort()

test('into the trash and out of it again, with what it has stored', async ({ page }) => {
  await openExample(page, 'Counter')
  await stored(page, 1)
  const before = await savedPatch(page)
  await home(page)
  await deletePatch(page, 'Counter', 'Delete patch and data')
  await expect(mine(page)).toHaveCount(0)
  await expect(notices(page)).toHaveText(/“Counter” was moved to the trash/)
  await notices(page).getByRole('button', { name: 'Undo' }).click()
  await expect(mine(page)).toHaveCount(1)

  await deletePatch(page, 'Counter', 'Delete patch and data')
  const rows = await openTrash(page)
  await expect(rows).toHaveText([/Counter.*17 boxes.*30 days left/])
  await rows.getByRole('button', { name: 'Restore: Counter' }).click()
  await expect(page.getByText('The trash is empty.')).toBeVisible()
  await notices(page)
    .filter({ hasText: 'is back among your patches' })
    .getByRole('button', { name: 'Open' })
    .click()
  await opened(page)
  await shows(numberBoxes(page), 2)
  expect(await savedPatch(page)).toEqual(before)
})

test('its name taken meanwhile, a patch comes back numbered', async ({ page }) => {
  await openExample(page, 'Counter')
  await stored(page, 1)
  await home(page)
  await deletePatch(page, 'Counter', 'Delete patch and data')
  await openExample(page, 'Counter')
  await home(page)
  await openTrash(page)
  await page.getByRole('button', { name: 'Restore: Counter' }).click()
  await page.getByRole('link', { name: 'My patches' }).click()
  await expect(mine(page).filter({ hasText: 'Counter 2' })).toHaveCount(1)
  await expect(mine(page)).toHaveCount(2)
})

test('a tab that has it open lets go of it, and goes on when it is restored there', async ({
  page,
  context
}) => {
  await openExample(page, 'Counter')
  await stored(page, 1)
  await typeBoxAt(page, { x: 150, y: 150 }, 'print here')
  await saved(page)
  const other = await context.newPage()
  await other.goto('/')
  await deletePatch(other, 'Counter', 'Delete patch and data')
  await expect(page.getByText('This patch was moved to the trash in another tab')).toBeVisible()
  await expect(canvas(page)).toBeHidden()
  // What is open can be taken along.
  expect((await exportPerf(page)).length).toBeGreaterThan(1000)

  await page.getByRole('button', { name: 'Restore' }).click()
  await opened(page)
  await expect(box(page, 'print here')).toBeVisible()
  await shows(numberBoxes(page), 2)
  await expect(mine(other)).toHaveCount(1)
  await typeBoxAt(page, { x: 150, y: 250 }, 'print again')
  await saved(page)
})

test('deleted for good while a tab has it open, nothing brings it back; a copy can be kept', async ({
  page,
  context
}) => {
  await openExample(page, 'Counter')
  await stored(page, 1)
  const id = patchId(page)
  await typeBoxAt(page, { x: 150, y: 150 }, 'print here')
  await saved(page)
  const other = await context.newPage()
  await other.goto('/')
  await deletePatch(other, 'Counter', 'Delete patch and data')
  await emptyTrash(other)
  await expect(page.getByText('This patch was deleted in another tab')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Not saved: / })).toBeVisible()
  expect((await exportPerf(page)).length).toBeGreaterThan(1000)
  expect(await databases(page, id)).toEqual([])

  await page.getByRole('button', { name: 'Keep as a new patch' }).click()
  await expect.poll(() => patchId(page)).not.toBe(id)
  await opened(page)
  await expect(box(page, 'print here')).toBeVisible()
  await shows(numberBoxes(page), 1)
  await other.reload()
  await expect(mine(other)).toHaveCount(1)
  expect(await databases(other, id)).toEqual([])
  await other.goto(`/patch/${id}`)
  await expect(other.getByRole('heading', { name: 'There is no such patch here' })).toBeVisible()
})

test('after thirty days it goes by itself, the data that was to stay stays', async ({ page }) => {
  await page.clock.install()
  await openExample(page, 'Counter')
  await stored(page, 1)
  const id = patchId(page)
  await home(page)
  await deletePatch(page, 'Counter', 'Delete patch, keep data')
  await page.clock.setSystemTime(Date.now() + 29 * DAY)
  await page.reload()
  await expect(page.getByRole('link', { name: 'Trash (1)' })).toBeVisible()
  expect(await databases(page, id)).toEqual([`loadbang-data-${id}`, `loadbang-patch-${id}`])

  await page.clock.setSystemTime(Date.now() + 31 * DAY)
  await page.reload()
  await expect(page.getByRole('link', { name: 'Trash', exact: true })).toBeVisible()
  expect(await databases(page, id)).toEqual([`loadbang-data-${id}`])

  await openTrash(page)
  const left = page.getByRole('region', { name: 'Data of deleted patches' })
  await expect(left.getByRole('listitem')).toHaveText(/Counter.*\d+ bytes/)
  await left.getByRole('button', { name: 'New patch with it: Counter' }).click()
  await opened(page)
  expect(patchId(page)).toBe(id)
  await typeBoxAt(page, { x: 300, y: 200 }, 'print')
  await saved(page)
  await stored(page, 1)
})

test('data of deleted patches is deleted when the person says so', async ({ page }) => {
  await openExample(page, 'Counter')
  await stored(page, 1)
  const id = patchId(page)
  await home(page)
  await deletePatch(page, 'Counter', 'Delete patch, keep data')
  await emptyTrash(page)
  await openTrash(page)
  await page.getByRole('button', { name: 'Delete Counter for good' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete data' }).click()
  await expect(page.getByRole('region', { name: 'Data of deleted patches' })).toBeHidden()
  // The row goes first, what it names a moment later.
  await expect.poll(() => databases(page, id)).toEqual([])
})

test('the address of a patch in the trash says where it is', async ({ page }) => {
  await newPatch(page)
  await typeBoxAt(page, { x: 300, y: 200 }, 'print')
  await saved(page)
  const address = page.url()
  await home(page)
  await deletePatch(page, 'Untitled', 'Delete patch')
  await page.goto(address)
  await expect(page.getByRole('heading', { name: 'This patch is in the trash' })).toBeVisible()
  await page.getByRole('button', { name: 'Restore' }).click()
  await opened(page)
  await expect(box(page, 'print')).toBeVisible()
})
