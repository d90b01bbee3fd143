// People in one patch who can be told apart, each in a browser profile of their own, and what the bar and the canvas show of them.
import { expect, type Browser, type Locator, type Page } from '@playwright/test'
import { join, somebody } from './sharing.ts'

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
  const page = await somebody(browser)
  await beNamed(page, name, color)
  await join(page, link)
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
