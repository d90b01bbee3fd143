// Nothing is lost when the tab's process dies, nor when the whole browser does, half a second after an edit.
import { expect, test } from '@playwright/test'
import { newPatch, opened } from './helpers/app.ts'
import { box } from './helpers/boxes.ts'
import { typeBoxAt } from './helpers/hands.ts'
import { newProfile } from './helpers/profile.ts'

// A trace of a killed browser cannot be written.
test.use({ trace: 'off' })

test('the browser is killed half a second after an edit', async ({ baseURL }) => {
  const profile = newProfile()
  try {
    let page = await (await profile.start()).newPage()
    await page.goto(baseURL!)
    await page.getByRole('button', { name: 'New patch' }).click()
    await opened(page)
    const address = page.url()
    await typeBoxAt(page, { x: 300, y: 200 }, 'metro 500')
    await new Promise((resolve) => setTimeout(resolve, 500))
    await profile.kill()

    page = await (await profile.start()).newPage()
    await page.goto(address)
    await expect(box(page, 'metro 500')).toBeVisible()
    // The first page knows it as well.
    await page.goto(baseURL!)
    await expect(page.getByRole('link', { name: /^Untitled/ })).toBeVisible()
  } finally {
    await profile.remove()
  }
})

test("the tab's process is killed half a second after an edit", async ({ page, context }) => {
  await newPatch(page)
  const address = page.url()
  await typeBoxAt(page, { x: 300, y: 200 }, 'metro 500')
  await new Promise((resolve) => setTimeout(resolve, 500))
  const died = page.waitForEvent('crash')
  const tools = await context.newCDPSession(page)
  // The process is gone before it can answer.
  tools.send('Page.crash').catch(() => {})
  await died

  const again = await context.newPage()
  await again.goto(address)
  await expect(box(again, 'metro 500')).toBeVisible()
})
