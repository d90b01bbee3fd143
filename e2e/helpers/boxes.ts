// Boxes on the canvas by the names that a screen reader says, what they show, and where things are on the screen.
import { expect, type Locator, type Page } from '@playwright/test'
import { canvas } from './app.ts'

export interface Place {
  x: number
  y: number
}

/** Boxes by their whole spoken name: `kv counter`, `message bang`, `code cell js`, `nosuch 1, unknown`. */
export const box = (page: Page, name: string): Locator =>
  canvas(page)
    .locator('[aria-roledescription=box]')
    .and(page.getByRole('group', { name, exact: true }))

export const boxes = (page: Page): Locator => canvas(page).locator('[aria-roledescription=box]')

export const numberBoxes = (page: Page): Locator =>
  canvas(page)
    .locator('[aria-roledescription=box]')
    .and(page.getByRole('group', { name: /^number\b/ }))

/** Waits until a number box shows that number. */
export async function shows(number: Locator, value: number | string): Promise<void> {
  await expect(number.getByRole('status')).toHaveText(String(value))
}

/** The error on a box: its mark bears the sentence as its name. */
export const errorOn = (of: Locator): Locator => of.getByRole('img', { name: /^Error: / })

/** An inlet or outlet of a box, counted from 0. */
export const port = (of: Locator, side: 'Inlet' | 'Outlet', index = 0): Locator =>
  of.getByRole('img', { name: new RegExp(`^${side} ${index + 1}:`) })

/** The middle of something, in pixels of the page. */
export async function middle(of: Locator): Promise<Place> {
  const rect = await of.boundingBox()
  if (!rect) throw new Error('it is not on the screen')
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }
}
