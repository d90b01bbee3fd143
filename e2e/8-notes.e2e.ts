// The notes example by hand: notes are written, are there after a reload, are found and removed; exported, deleted with their data
// and loaded again, they are all there.
import { expect, test, type Page } from '@playwright/test'
import { openConsole, openExample, opened, patchId, reload, saved } from './helpers/app.ts'
import { field, rows, write } from './helpers/content.ts'
import { readDisk, savedPatch } from './helpers/disk.ts'
import { chooseFile, exportPerf } from './helpers/files.ts'

const NOTES = ['buy milk', 'call Ada', 'milk the cow', 'clean the desk']

/** What each row of the list says first. */
const texts = async (page: Page): Promise<string[]> =>
  rows(page).evaluateAll((all) => all.map((row) => row.firstElementChild?.textContent ?? ''))

async function writeAll(page: Page): Promise<void> {
  await openExample(page, 'Notes')
  for (const [i, note] of NOTES.entries()) {
    await write(page, 'Write a note', note)
    await expect(rows(page)).toHaveCount(i + 1)
  }
  expect(await texts(page)).toEqual(NOTES)
}

test('notes typed by hand are there after a reload, are found by what they say, and can be removed', async ({
  page
}) => {
  await writeAll(page)
  await expect(field(page, 'Write a note')).toHaveValue('')
  await reload(page)
  await expect(rows(page)).toHaveCount(NOTES.length)
  expect(await texts(page)).toEqual(NOTES)

  await field(page, 'Search').pressSequentially('milk')
  await expect(rows(page)).toHaveCount(2)
  expect(await texts(page)).toEqual(['buy milk', 'milk the cow'])

  const lines = await openConsole(page)
  await rows(page).first().click()
  await expect(lines).toHaveText([/note: .*buy milk/])
  await page.keyboard.press('Delete')
  await expect(rows(page)).toHaveCount(1)
  // The search stands: what is written meanwhile is found if it fits.
  await write(page, 'Write a note', 'more milk')
  await expect(rows(page)).toHaveCount(2)
  await field(page, 'Search').fill('')
  await expect(rows(page)).toHaveCount(4)
  expect(await texts(page)).toEqual(['call Ada', 'milk the cow', 'clean the desk', 'more milk'])
})

test('exported, deleted with its data and loaded: all there', async ({ page }) => {
  await writeAll(page)
  await saved(page)
  const before = await savedPatch(page)
  const old = patchId(page)
  const file = await exportPerf(page)

  await page.getByRole('link', { name: 'Loadbang: all patches' }).click()
  await page.getByRole('button', { name: 'Delete Notes' }).click()
  const question = page.getByRole('dialog')
  await expect(question).toContainText('This patch has stored data. Delete it too?')
  await question.getByRole('button', { name: 'Delete patch and data' }).click()
  await expect(page.getByText('Nothing here yet.')).toBeVisible()

  const load = page.getByRole('button', { name: 'Load Perf (.zip)' })
  await chooseFile(page, () => load.click(), file, 'notes.ptperf.zip')
  await opened(page)
  expect(patchId(page)).not.toBe(old)
  await expect(rows(page)).toHaveCount(NOTES.length)
  expect(await texts(page)).toEqual(NOTES)
  expect(await savedPatch(page)).toEqual(before)
  await field(page, 'Search').fill('Ada')
  await expect(rows(page)).toHaveCount(1)
  expect(await texts(page)).toEqual(['call Ada'])
  // And what is not asked for does not come along.
  expect(Object.keys(await readDisk(page, `loadbang-data-${patchId(page)}`))).toHaveLength(1)
})

test('without its data it is the same patch and has no notes', async ({ page }) => {
  await writeAll(page)
  const file = await exportPerf(page, false)
  await page.getByRole('link', { name: 'Loadbang: all patches' }).click()
  const load = page.getByRole('button', { name: 'Load Perf (.zip)' })
  await chooseFile(page, () => load.click(), file, 'notes.ptperf.zip')
  await opened(page)
  await expect(page.getByText('Nothing to show yet')).toBeVisible()
})
