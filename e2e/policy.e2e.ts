// The app starts under the policy that it is served with.
import { expect, test } from '@playwright/test'

test('the first page is isolated and breaks no policy', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || /content security policy/i.test(message.text()))
      complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto('/', { waitUntil: 'networkidle' })
  await expect(page.locator('body')).not.toHaveText('')
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  expect(complaints).toEqual([])
})

test('the page cannot evaluate text', async ({ page }) => {
  await page.goto('/')
  const outcome = await page.evaluate(() => {
    // A script element, for what a test runs itself is free of the policy.
    const script = document.createElement('script')
    script.textContent = 'globalThis.evaluated = true'
    document.head.append(script)
    return (globalThis as { evaluated?: boolean }).evaluated ?? false
  })
  expect(outcome).toBe(false)
})

test('a page address is a page, a missing file is missing', async ({ request }) => {
  expect((await request.get('/some/page')).status()).toBe(200)
  expect((await request.get('/_app/immutable/gone.js')).status()).toBe(404)
})
