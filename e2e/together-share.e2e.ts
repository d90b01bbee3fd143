// Sharing: from a press on Share to a second person's first box, and all that a shared patch promises.
import { expect, test } from '@playwright/test'
import { newPatch, opened, saved } from './helpers/app.ts'
import { box } from './helpers/boxes.ts'
import { pressAndType } from './helpers/hands.ts'
import { prepared, share, somebody } from './helpers/sharing.ts'

test('from Share to a second person’s first box', async ({ page, context, browser }) => {
  await prepared(context)
  await newPatch(page)
  await pressAndType(page, 'n', 'metro 500')
  const link = await share(page)
  await saved(page)

  const other = await somebody(browser)
  await other.goto(link)
  await opened(other)
  expect(other.url()).not.toContain('lbk1')
  await expect(box(other, 'metro 500')).toBeVisible()
  await pressAndType(other, 'n', 'print hello')
  await expect(box(page, 'print hello')).toBeVisible()
  await saved(other)
  await saved(page)
  await other.context().close()
})
