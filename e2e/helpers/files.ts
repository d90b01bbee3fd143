// Patch files: out of the app and into it.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'

/** Export Perf from the open patch; without its stored data where so asked. */
export async function exportPerf(page: Page, withData = true): Promise<Buffer> {
  await page.getByRole('button', { name: 'File', exact: true }).click()
  const data = page.getByRole('menuitemcheckbox', { name: /stored data/ })
  if ((await data.getAttribute('aria-checked')) !== String(withData)) await data.click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /^Export Perf/ }).click()
  ])
  return readFile(await file.path())
}

/** Load Perf with these bytes, from the open patch. */
export async function loadPerf(page: Page, bytes: Buffer, name = 'file.ptperf.zip'): Promise<void> {
  await page.getByRole('button', { name: 'File', exact: true }).click()
  await chooseFile(page, () => page.getByRole('menuitem', { name: /^Load Perf/ }).click(), bytes, name)
}

/** Does what asks for a file, and answers with these bytes. */
export async function chooseFile(
  page: Page,
  ask: () => Promise<void>,
  buffer: Buffer,
  name: string
): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), ask()])
  await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer })
}
