// Patch files: out of the app and into it.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'

async function choose(page: Page, item: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Export and load' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** Export Perf from the open patch; without its stored data where so asked. */
export async function exportPerf(page: Page, withData = true): Promise<Buffer> {
  await page.getByRole('button', { name: 'Export and load' }).click()
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
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), choose(page, /^Load Perf/)])
  await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer: bytes })
}
