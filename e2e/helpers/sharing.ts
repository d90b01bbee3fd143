// Two people and a shared patch: sharing it, coming in by the link, and being without a connection.
import { expect, type Browser, type Locator, type Page } from '@playwright/test'
import { canvas, patchId } from './app.ts'
import { savedPatch } from './disk.ts'

/** Somebody else, at a browser of their own. */
export const somebody = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage()

/** What the one indicator says: `Saved`, `Offline · 3 changes waiting`. */
export const says = (page: Page, word: string | RegExp): Locator =>
  page.getByRole('button', { name: typeof word === 'string' ? `${word}: what this means` : word })

export async function openShare(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  return dialog
}

export async function closeShare(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** Shares the open patch; gives the link. */
export async function share(page: Page): Promise<string> {
  const dialog = await openShare(page)
  await dialog.getByRole('button', { name: 'Share this patch' }).click()
  const link = await dialog.getByRole('textbox', { name: 'Invitation link' }).inputValue()
  await closeShare(page)
  await expect(says(page, 'Saved')).toBeVisible()
  return link
}

/** Another link of the shared patch. */
export async function makeLink(page: Page, may: 'edit' | 'view', label = ''): Promise<string> {
  const dialog = await openShare(page)
  await dialog.getByLabel('May').selectOption({ label: may })
  await dialog.getByLabel('Who it is for').fill(label)
  const field = dialog.getByRole('textbox', { name: 'Invitation link' })
  const before = (await field.count()) > 0 ? await field.inputValue() : ''
  await dialog.getByRole('button', { name: 'Make link' }).click()
  await expect(field).not.toHaveValue(before)
  const link = await field.inputValue()
  await closeShare(page)
  return link
}

/** Opens a link and waits for the patch. */
export async function join(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.waitForURL(/\/patch\//)
  await expect(canvas(page)).toBeFocused()
}

/** Waits until both have the same on their disks. */
export async function equal(a: Page, b: Page): Promise<void> {
  await expect(async () => expect(await savedPatch(a)).toEqual(await savedPatch(b))).toPass({
    timeout: 20_000
  })
  expect(patchId(a)).not.toBe(patchId(b))
}
