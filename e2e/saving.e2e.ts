// The indicator tells the truth: while the disk refuses, edits are not saved, and it says so; when it takes them again, they are.
import { expect, test } from '@playwright/test'
import { newPatch, reload, saved } from './helpers/app.ts'
import { box } from './helpers/boxes.ts'
import { savedPatch } from './helpers/disk.ts'
import { typeBoxAt } from './helpers/hands.ts'

/** Lets transactions that write to documents fail for as long as `failing` is set on the window. */
function breakableDisk(): void {
  const commit = IDBTransaction.prototype.commit
  IDBTransaction.prototype.commit = function () {
    const broken = (globalThis as { failing?: boolean }).failing && this.db.name.startsWith('loadbang-patch-')
    if (broken) this.abort()
    else commit.call(this)
  }
}

test('edits that cannot be written are said to be, and are written as soon as they can be', async ({
  page
}) => {
  await page.addInitScript(breakableDisk)
  await newPatch(page)
  const failing = (on: boolean) =>
    page.evaluate((value) => void ((globalThis as { failing?: boolean }).failing = value), on)
  await typeBoxAt(page, { x: 300, y: 200 }, 'print before')
  await saved(page)

  await failing(true)
  await typeBoxAt(page, { x: 300, y: 300 }, 'print meanwhile')
  const indicator = page.getByRole('button', { name: /^Not saved: / })
  await expect(indicator).toBeVisible()
  await typeBoxAt(page, { x: 300, y: 400 }, 'print also')
  await indicator.click()
  await expect(page.getByText(/in this tab only: keep it open/)).toBeVisible()
  await page.keyboard.press('Escape')
  const texts = async () => Object.values((await savedPatch(page)).boxes).map(({ text }) => text)
  expect(await texts()).toEqual(['print before'])
  await expect(indicator).toBeVisible()

  await failing(false)
  await saved(page)
  expect((await texts()).sort()).toEqual(['print also', 'print before', 'print meanwhile'])
  await reload(page)
  await expect(box(page, 'print meanwhile')).toBeVisible()
})

test('a tab with edits that are not saved asks before it goes', async ({ page }) => {
  await page.addInitScript(breakableDisk)
  await newPatch(page)
  await page.evaluate(() => void ((globalThis as { failing?: boolean }).failing = true))
  await typeBoxAt(page, { x: 300, y: 300 }, 'print unsaved')
  await expect(page.getByRole('button', { name: /^Not saved: / })).toBeVisible()
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const question = await asked
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  // It stays, and can still save: a page that asks would hold up the end of the test.
  await page.evaluate(() => void ((globalThis as { failing?: boolean }).failing = false))
  await saved(page)
})
