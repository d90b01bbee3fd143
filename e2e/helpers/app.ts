// Ways through the app, by what a person sees: opening examples and patches, the bar above the canvas, what is said.
// Each test has a browser context of its own, so each begins with an empty profile.
import { expect, type Locator, type Page } from '@playwright/test'

export const canvas = (page: Page): Locator => page.getByRole('application', { name: /^Patch, / })

/** The patch's id, from its address. */
export const patchId = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1)!

/** From the first page: the example of that name becomes a patch of one's own, and is open. */
export async function openExample(page: Page, name: string): Promise<void> {
  await page.goto('/')
  await page
    .getByRole('region', { name: 'Examples' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click()
  await opened(page)
}

/** An empty patch, open. */
export async function newPatch(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: 'New patch' }).click()
  await opened(page)
}

/** Another tab of the same browser on the patch that is open. */
export async function secondTab(first: Page): Promise<Page> {
  const page = await first.context().newPage()
  await page.goto(first.url())
  await opened(page)
  return page
}

/** Waits until a patch is on the screen and everything is on the disk. */
export async function opened(page: Page): Promise<void> {
  await page.waitForURL(/\/patch\//)
  await expect(canvas(page)).toBeFocused()
  await saved(page)
}

export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^Saved: / })).toBeVisible()
}

export async function reload(page: Page): Promise<void> {
  await page.reload()
  await opened(page)
}

/** What was said to the person, notice by notice. */
export const notices = (page: Page): Locator => page.getByTestId('notice')

/** Opens the console; gives its lines. */
export async function openConsole(page: Page): Promise<Locator> {
  const toggle = page.getByRole('button', { name: 'Console', exact: true })
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click()
  return page.getByRole('list', { name: 'Console lines' }).getByRole('listitem')
}
