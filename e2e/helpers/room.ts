// Several people in one patch, each in a browser profile of their own: shared by the Share dialog, entered by its link.
import { expect, type Browser, type Locator, type Page } from '@playwright/test'
import { canvas } from './app.ts'

/** Shares the open patch; gives the link that was made. */
export async function share(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('button', { name: 'Share this patch' }).click()
  const link = await page.getByRole('textbox', { name: 'Invitation link' }).inputValue()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  return link
}

/** What this browser keeps of its person, before its first page. */
export async function beNamed(page: Page, name: string, color: string): Promise<void> {
  const kept = JSON.stringify({ id: `person-${name}`, name, color })
  await page.addInitScript((value) => {
    // Frames of cells have no storage.
    if (origin === 'null') return
    if (!localStorage.getItem('loadbang-person')) localStorage.setItem('loadbang-person', value)
  }, kept)
}

/** Somebody comes in by a link, from a profile of their own. */
export async function comeIn(browser: Browser, link: string, name: string, color: string): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await beNamed(page, name, color)
  await page.goto(link)
  await page.waitForURL(/\/patch\//)
  await expect(canvas(page)).toBeFocused()
  await expect(me(page)).toBeVisible()
  return page
}

export const people = (page: Page): Locator => page.getByRole('group', { name: 'People in this patch' })
export const me = (page: Page): Locator => people(page).getByRole('button', { name: /^You are / })
/** Somebody else in the bar. */
export const avatar = (page: Page, name: string): Locator =>
  people(page).getByRole('button', { name: new RegExp(`^${name}\\b.*Follow$`) })
/** Pointers of others. */
export const cursors = (page: Page): Locator => page.locator('[data-cursor]')
/** Outlines of what others have selected. */
export const outlines = (page: Page): Locator => page.locator('[data-outline]')
