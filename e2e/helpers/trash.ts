// Deleting patches, and what becomes of them.
import { expect, type Locator, type Page } from '@playwright/test'

/** From the first page: deletes a patch; `answer` is the button of the question. */
export async function deletePatch(page: Page, name: string, answer: string): Promise<void> {
  await page.getByRole('button', { name: `Delete ${name}`, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: answer, exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** Goes to the trash from the first page; gives its rows. */
export async function openTrash(page: Page): Promise<Locator> {
  await page.getByRole('link', { name: /^Trash/ }).click()
  await expect(page.getByRole('heading', { name: 'Trash', exact: true })).toBeVisible()
  return page.getByRole('region', { name: 'Trash', exact: true }).getByRole('listitem')
}

/** From the first page and back to it: what is in the trash goes for good. */
export async function emptyTrash(page: Page): Promise<void> {
  await openTrash(page)
  await page.getByRole('button', { name: 'Empty the trash' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Empty the trash' }).click()
  await expect(page.getByText('The trash is empty.')).toBeVisible()
  await page.getByRole('link', { name: 'My patches' }).click()
}
