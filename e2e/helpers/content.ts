// Boxes that hold content: fields of text, lists, places for files.
import type { Locator, Page } from '@playwright/test'
import { canvas } from './app.ts'

/** A field of text by its placeholder. */
export const field = (page: Page, name: string): Locator =>
  canvas(page).getByRole('textbox', { name, exact: true })

export async function write(page: Page, name: string, text: string): Promise<void> {
  await field(page, name).fill(text)
  await field(page, name).press('Enter')
}

/** The rows of a list, without its head. */
export const rows = (of: Page | Locator): Locator =>
  of.getByRole('grid').locator('[role=rowgroup]').getByRole('row')

/** Drops files from outside on something, as a hand does: over it, then down. */
export async function dropFiles(
  on: Locator,
  files: readonly { name: string; type: string; bytes: Buffer }[]
): Promise<void> {
  const plain = files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString('base64') }))
  await on.evaluate((element, dropped) => {
    const dataTransfer = new DataTransfer()
    for (const { name, type, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      dataTransfer.items.add(new File([bytes], name, { type }))
    }
    for (const event of ['dragenter', 'dragover', 'drop'])
      element.dispatchEvent(new DragEvent(event, { bubbles: true, cancelable: true, dataTransfer }))
  }, plain)
}
