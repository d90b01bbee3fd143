// A patch travels as a file: nothing of it is lost on the way, and its bytes follow from what it is, not from how it came to be.
import { expect, test, type Page } from '@playwright/test'
import { canvas, newPatch, openExample, opened, patchId, reload, saved } from './helpers/app.ts'
import { box, middle, numberBoxes, shows } from './helpers/boxes.ts'
import { readDisk, savedPatch, stored } from './helpers/disk.ts'
import { chooseFile, exportPerf, loadPerf } from './helpers/files.ts'
import { drag, pressAndType, typeBoxAt } from './helpers/hands.ts'
import { emptyTrash } from './helpers/trash.ts'

test('exported, deleted with its data and loaded, it is the same patch and counts on', async ({ page }) => {
  await openExample(page, 'Counter')
  await stored(page, 1)
  await reload(page)
  await stored(page, 2)
  const before = await savedPatch(page)
  const old = patchId(page)
  const file = await exportPerf(page)

  await page.getByRole('link', { name: 'Loadbang: all patches' }).click()
  await page.getByRole('button', { name: 'Delete Counter' }).click()
  const question = page.getByRole('dialog')
  await expect(question).toContainText('This patch has stored data. Delete it too?')
  await question.getByRole('button', { name: 'Delete patch and data' }).click()
  await expect(page.getByText('Nothing here yet.')).toBeVisible()
  await emptyTrash(page)
  await expect.poll(async () => Object.keys(await readDisk(page, old))).toEqual([])

  const load = page.getByRole('button', { name: 'Load Perf (.zip)' })
  await chooseFile(page, () => load.click(), file, 'a.ptperf.zip')
  await opened(page)
  expect(patchId(page)).not.toBe(old)
  await expect(page.getByRole('textbox', { name: 'Name of the patch' })).toHaveValue('Counter')
  // It opened once more, and two was what it brought along.
  await shows(numberBoxes(page), 3)
  expect(await savedPatch(page)).toEqual(before)
})

test('the person may leave the stored data out', async ({ page }) => {
  await openExample(page, 'Counter')
  await stored(page, 1)
  await reload(page)
  await stored(page, 2)
  const file = await exportPerf(page, false)
  const from = patchId(page)
  await loadPerf(page, file)
  await expect.poll(() => patchId(page)).not.toBe(from)
  await opened(page)
  await shows(numberBoxes(page), 1)
})

test('two histories of one patch give the same bytes', async ({ page }) => {
  await newPatch(page)
  await typeBoxAt(page, { x: 300, y: 200 }, 'metro 500')
  await pressAndType(page, 'Shift+N', 'print tick')
  await saved(page)
  const plain = await exportPerf(page)

  // There and back.
  const metro = box(page, 'metro 500')
  const [from, away] = [await middle(metro), { x: 700, y: 600 }]
  await drag(page, from, away)
  expect(await middle(metro)).not.toEqual(from)
  await drag(page, await middle(metro), from)
  expect(await middle(metro)).toEqual(from)
  // Added and undone, three times.
  await escape(page)
  for (let n = 0; n < 3; n++) {
    await pressAndType(page, 'n', 'random 100')
    await page.keyboard.press('Control+Z')
    await expect(box(page, 'random 100')).toHaveCount(0)
  }
  // Added and deleted.
  await pressAndType(page, 'n', 'kv lost')
  await page.keyboard.press('Delete')
  await expect(box(page, 'kv lost')).toHaveCount(0)
  // A text changed and changed back.
  await metro.dblclick()
  await page.keyboard.type('metro 250')
  await page.keyboard.press('Enter')
  await box(page, 'metro 250').dblclick()
  await page.keyboard.type('metro 500')
  await page.keyboard.press('Enter')
  await expect(metro).toBeVisible()
  await saved(page)

  expect((await exportPerf(page)).equals(plain)).toBe(true)
})

test('opening a patch does not change its file', async ({ page }) => {
  await newPatch(page)
  await typeBoxAt(page, { x: 300, y: 200 }, 'print')
  await saved(page)
  const first = await exportPerf(page)
  await page.getByRole('link', { name: 'Loadbang: all patches' }).click()
  await page.getByRole('link', { name: /^Untitled/ }).click()
  await opened(page)
  await reload(page)
  await expect(box(page, 'print')).toBeVisible()
  expect((await exportPerf(page)).equals(first)).toBe(true)
})

async function escape(page: Page): Promise<void> {
  await canvas(page).press('Escape')
}
