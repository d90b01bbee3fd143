// What hands do on the canvas: making boxes and cables with the mouse, and with the keyboard alone.
import { expect, type Locator, type Page } from '@playwright/test'
import { canvas } from './app.ts'
import { middle, port, type Place } from './boxes.ts'

/** Double-clicks a place of the page and types a box there. */
export async function typeBoxAt(page: Page, at: Place, text: string): Promise<void> {
  await page.mouse.dblclick(at.x, at.y)
  await typeText(page, text)
}

/** Types into the box's editor that has just opened, and ends with Enter. */
export async function typeText(page: Page, text: string): Promise<void> {
  const editor = canvas(page).getByRole('textbox', { name: / text$/ })
  await expect(editor).toBeFocused()
  await page.keyboard.type(text)
  await expect(editor).toHaveValue(text)
  await page.keyboard.press('Enter')
  await expect(editor).toBeHidden()
}

/** A key that opens the editor for a new box, the text, and Enter. */
export async function pressAndType(page: Page, key: string, text: string): Promise<void> {
  await page.keyboard.press(key)
  await typeText(page, text)
}

export async function drag(page: Page, from: Place, to: Place): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await page.mouse.up()
}

/** Draws a cable from an outlet to an inlet, each `[box, index]`. */
export async function drawCable(page: Page, from: [Locator, number], to: [Locator, number]): Promise<void> {
  await drag(page, await middle(port(from[0], 'Outlet', from[1])), await middle(port(to[0], 'Inlet', to[1])))
}

/** Types the letters that stand on a box while the canvas asks for one. */
export async function typeHint(page: Page, of: Locator): Promise<void> {
  const letters = await of.locator('kbd').first().textContent()
  await page.keyboard.type(letters!.trim())
}

/** In edit mode a control is played with Ctrl and a click. */
export async function play(control: Locator): Promise<void> {
  await control.click({ modifiers: ['Control'] })
}
