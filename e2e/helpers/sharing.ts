// Two people and a shared patch: sharing it, coming in by the link, and being without a connection.
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { FakeHub } from '../../src/lib/collab/testing/fake-hub.ts'

const fake = new FakeHub()
export async function prepared(context: BrowserContext): Promise<BrowserContext> {
  await context.route('**/api/**', async (route) => {
    const request = route.request()
    const { pathname } = new URL(request.url())
    const said = fake.answer(
      request.method(),
      pathname,
      await request.allHeaders(),
      new Uint8Array(request.postDataBuffer() ?? Buffer.alloc(0))
    )
    await route.fulfill({
      status: said.status,
      contentType: said.type,
      body: typeof said.body === 'string' ? said.body : Buffer.from(said.body)
    })
  })
  return context
}

/** Somebody else, at a browser of their own. */
export async function somebody(browser: Browser): Promise<Page> {
  return (await prepared(await browser.newContext())).newPage()
}

export const shareButton = (page: Page) => page.getByRole('button', { name: 'Share', exact: true })

/** Shares the open patch; gives the link. The dialog is closed. */
export async function share(page: Page): Promise<string> {
  await shareButton(page).click()
  await page.getByRole('button', { name: 'Share this patch' }).click()
  const link = await page.getByRole('textbox', { name: 'Invitation link' }).inputValue()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  return link
}
