// Ways through the app for a browser of our own, with the patience that a machine under load asks for: Playwright's assertions
// give up after five seconds outside of its test runner.
import type { BrowserContext, Locator, Page } from '@playwright/test'
import { canvas } from '../../e2e/helpers/app.ts'
import { box, boxes } from '../../e2e/helpers/boxes.ts'
import { chooseFile } from '../../e2e/helpers/files.ts'
import { play } from '../../e2e/helpers/hands.ts'
import { sketchFile } from '../../e2e/helpers/sketches.ts'
import type { Load } from './load.ts'

const PATIENCE = 120_000

/** Waits until something holds, asked again and again; breaks off with `what` if it never does. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const began = performance.now(); !(await holds());) {
    if (performance.now() - began > PATIENCE) throw new Error(`In vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** A page that waits as long as it takes. */
export async function newPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE)
  return page
}

/** A page of the app's origin that does nothing by itself. */
export async function plainPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await newPage(context)
  await page.goto(`${url}/favicon.svg`)
  return page
}

/** The bar's word on the document. */
export const bar = (page: Page, word: 'Saved' | 'Saving' | 'Not saved'): Locator =>
  page.getByRole('button', { name: new RegExp(`^${word}: `) })

/** Makes a patch of a sketch; gives its address when it is open and on the disk. */
export async function openLoad(page: Page, url: string, { boxes, cables }: Load): Promise<string> {
  await page.goto(url)
  const load = page.getByRole('button', { name: 'Load Perf (.zip)' })
  await chooseFile(page, () => load.click(), sketchFile(boxes, cables), 'sketch.imp.json')
  await page.waitForURL(/\/patch\//)
  await open(page)
  return page.url()
}

/** Opens a patch, or waits until the one that is being opened is there. */
export async function open(page: Page, address?: string): Promise<void> {
  if (address !== undefined) await page.goto(address)
  try {
    await canvas(page).waitFor()
    await bar(page, 'Saved').waitFor()
  } catch (thrown) {
    throw new Error(`The patch does not open; the page says: ${await page.locator('body').innerText()}`, {
      cause: thrown
    })
  }
}

/** Makes a box by hand; done when it is seen. */
export async function typeBox(page: Page, x: number, y: number, text: string): Promise<void> {
  await page.mouse.dblclick(x, y)
  await canvas(page)
    .getByRole('textbox', { name: / text$/ })
    .waitFor()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await box(page, text).waitFor()
}

export async function openConsole(page: Page): Promise<void> {
  const toggle = page.getByRole('button', { name: 'Console', exact: true })
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click()
}

/** The first line that comes to the open console of `[print PRINTER]` when a message box is played; lines before are cleared. */
export async function ask(page: Page, message: string, printer: string): Promise<string> {
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await play(box(page, `message ${message}`))
  const line = page.getByRole('list', { name: 'Console lines' }).getByText(new RegExp(`^${printer}: `))
  return (await line.first().textContent())!.slice(printer.length + 2)
}

/** Names of all boxes that are shown. */
export const names = (page: Page): Promise<string[]> =>
  boxes(page).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))

/** What the canvas shows, wherever the view stands: boxes with their names and places. */
export const canvasState = (page: Page): Promise<string> =>
  boxes(page).evaluateAll((all) =>
    all
      .map((one) => {
        const place = one.closest<HTMLElement>('.svelte-flow__node')?.style.transform
        return `${one.getAttribute('data-box')} ${one.getAttribute('aria-label')} ${place}`
      })
      .sort()
      .join('\n')
  )
