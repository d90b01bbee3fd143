// The part of the suite that runs inside of pages, as one script.
import type { Page } from '@playwright/test'
import { join } from 'node:path'
import { build, type Rolldown } from 'vite'
import { root } from '../../scripts/tools.ts'
import type * as InPage from './in-page.ts'

declare global {
  var faults: typeof InPage
}

let script: Promise<string> | null = null

async function bundle(): Promise<string> {
  const built = (await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(root, 'test-long/_faults/in-page.ts'), formats: ['iife'], name: 'faults' }
    }
  })) as Rolldown.RolldownOutput[]
  return built[0]!.output[0].code
}

/** Brings it into a page, as the global `faults`. Goes with the next document of the page. */
export async function bringFaults(page: Page): Promise<void> {
  const code = await (script ??= bundle())
  await page.evaluate(`${code}; globalThis.faults = faults`)
}
