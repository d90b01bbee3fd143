// Sharing: from a press on Share to a second person's first box, and what a shared patch promises.
import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import { canvas, newPatch, notices, opened, reload, saved } from './helpers/app.ts'
import { box, boxes } from './helpers/boxes.ts'
import { dropFiles } from './helpers/content.ts'
import { savedPatch } from './helpers/disk.ts'
import { exportPerf } from './helpers/files.ts'
import { pressAndType } from './helpers/hands.ts'
import { closeShare, equal, join, makeLink, openShare, says, share, somebody } from './helpers/sharing.ts'

test('from Share to a second person’s first box', async ({ page, browser }) => {
  await newPatch(page)
  await pressAndType(page, 'n', 'metro 500')
  const link = await share(page)
  // Pressed with the pointer, it has no ring around it when the dialog has gone.
  const pressed = page.getByRole('button', { name: 'Share', exact: true })
  await expect(pressed).toBeFocused()
  await expect(pressed).toHaveCSS('outline-style', 'none')

  const other = await somebody(browser)
  await join(other, link)
  await opened(other)
  expect(other.url()).not.toContain('lbk1')
  await expect(box(other, 'metro 500')).toBeVisible()
  await pressAndType(other, 'n', 'print hello')
  await expect(box(page, 'print hello')).toBeVisible()
  for (const one of [page, other]) await saved(one)
  await equal(page, other)

  // The same link leads to the same patch, and there is one of it.
  const address = other.url()
  await join(other, link)
  expect(other.url()).toBe(address)
  await other.goto('/')
  await expect(other.getByRole('region', { name: 'My patches' }).getByRole('listitem')).toHaveCount(1)
  await expect(other.getByTitle('Shared with you')).toBeVisible()
  await other.context().close()
})

test('without a connection everybody works on; it is counted, survives a closed tab, and merges', async ({
  page,
  browser
}) => {
  await newPatch(page)
  const link = await share(page)
  const context = await browser.newContext()
  let other = await context.newPage()
  await join(other, link)
  await saved(other)

  await context.setOffline(true)
  await expect(says(other, 'Offline')).toBeVisible({ timeout: 40_000 })
  for (const text of ['print a', 'print b']) await pressAndType(other, 'n', text)
  await expect(says(other, 'Offline · 2 changes waiting')).toBeVisible()
  await pressAndType(page, 'n', 'print mine')

  // Days later: the page comes, the hub does not.
  const address = other.url()
  await other.close()
  await context.setOffline(false)
  other = await context.newPage()
  await other.routeWebSocket(/hocuspocus/, (socket) => socket.close())
  await other.goto(address)
  await expect(says(other, 'Offline · 2 changes waiting')).toBeVisible()
  await expect(box(other, 'print b')).toBeVisible()
  await pressAndType(other, 'n', 'print c')
  await expect(says(other, 'Offline · 3 changes waiting')).toBeVisible()
  expect(await boxes(page).count()).toBe(1)

  await other.close()
  other = await context.newPage()
  await other.goto(address)
  await saved(other)
  await expect(boxes(page)).toHaveCount(4)
  await expect(boxes(other)).toHaveCount(4)
  await equal(page, other)
  await context.close()
})

test('two tabs of one browser and somebody else: edits go round, and settle', async ({
  page,
  context,
  browser
}) => {
  await newPatch(page)
  const link = await share(page)
  const tab = await context.newPage()
  await tab.goto(page.url())
  await saved(tab)
  const other = await somebody(browser)
  await join(other, link)
  await saved(other)
  await pressAndType(page, 'n', 'print one')
  await canvas(tab).focus()
  await pressAndType(tab, 'n', 'print two')
  await pressAndType(other, 'n', 'print three')
  for (const one of [page, tab, other]) await expect(boxes(one)).toHaveCount(3)
  for (const one of [page, tab, other]) await saved(one)
  // Undo is each one's own.
  await page.getByRole('button', { name: 'Undo' }).click()
  for (const one of [page, tab, other]) await expect(box(one, 'print one')).toBeHidden()
  await expect(boxes(other)).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
  await equal(page, other)
  await other.context().close()
})

test('what a hand set just before the page went is there again, whoever of them writes back', async ({
  page,
  browser
}) => {
  await newPatch(page)
  for (const text of ['toggle', 'toggle']) await pressAndType(page, 'n', text)
  const link = await share(page)
  const other = await somebody(browser)
  await join(other, link)
  for (const one of [page, other]) {
    await one.getByRole('button', { name: 'Run', exact: true }).click()
    await saved(one)
  }
  const crosses = (one: Page) => boxes(one).locator('.face svg')
  await expect(boxes(other)).toHaveCount(2)
  await boxes(other).nth(1).click()
  await expect(crosses(other)).toHaveCount(1)
  const address = other.url()
  // Its window goes with it, and would take along what opens there meanwhile.
  const gone = other.waitForEvent('close')
  await other.close({ runBeforeUnload: true })
  await gone
  const again = await other.context().newPage()
  // What lies on its own disk, before anybody else says anything.
  await again.routeWebSocket(/hocuspocus/, (socket) => socket.close())
  await again.goto(address)
  await expect(crosses(again)).toHaveCount(1)
  await again.context().close()
})

test('a viewer looks and plays, and changes nothing', async ({ page, browser }) => {
  await newPatch(page)
  await pressAndType(page, 'n', 'toggle')
  await share(page)
  const link = await makeLink(page, 'view', 'Ann')
  const other = await somebody(browser)
  await join(other, link)
  await expect(says(other, 'Viewing')).toBeVisible()
  const before = await savedPatch(other)

  await canvas(other).dblclick({ position: { x: 500, y: 400 } })
  await expect(notices(other)).toContainText('You may only look at this patch.')
  // It looks as it is, and answers all the same.
  await expect(other.getByRole('button', { name: 'Edit', exact: true })).toBeDisabled()
  await other.getByRole('button', { name: 'Edit', exact: true }).click({ force: true })
  await expect(notices(other)).toHaveCount(2)
  await expect(other.getByRole('button', { name: 'Run', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true'
  )
  await other.keyboard.press('n')
  await expect(other.getByRole('textbox', { name: / text$/ })).toHaveCount(0)
  await other.locator('[data-box]').first().click()
  await pressAndType(page, 'n', 'print more')
  await expect(box(other, 'print more')).toBeVisible()
  await expect(says(other, 'Viewing')).toBeVisible()
  const after = await savedPatch(other)
  for (const [id, one] of Object.entries(before.boxes)) expect(after.boxes[id]).toEqual(one)
  await equal(page, other)
  await other.context().close()
})

test('an ended link puts who came by it out, and leaves them the patch', async ({ page, browser }) => {
  await newPatch(page)
  await pressAndType(page, 'n', 'print one')
  await share(page)
  const link = await makeLink(page, 'edit', 'Ann')
  const other = await somebody(browser)
  await join(other, link)
  await saved(other)

  const dialog = await openShare(page)
  await expect(dialog.getByText('1 connected')).toBeVisible()
  await dialog.getByRole('button', { name: 'End: Ann: can edit' }).click()
  await dialog.getByRole('button', { name: 'End it' }).click()
  await expect(says(other, 'Sharing ended')).toBeVisible()
  await expect(notices(other)).toContainText('Sharing ended: ')
  await expect(other.getByRole('button', { name: 'Share', exact: true })).toHaveText('Not shared')
  await closeShare(page)

  const late = await somebody(browser)
  await late.goto(link)
  await expect(late.getByRole('heading', { name: 'This invitation was ended' })).toBeVisible()
  await late.context().close()

  await says(other, 'Sharing ended').click()
  await other.locator('.lb-menu').getByRole('button', { name: 'Keep as my own' }).click()
  await expect(notices(other)).toHaveCount(0)
  await saved(other)
  await canvas(other).focus()
  await pressAndType(other, 'n', 'print own')
  await saved(other)
  await reload(other)
  await expect(boxes(other)).toHaveCount(2)
  expect(await boxes(page).count()).toBe(1)
  await other.context().close()
})

test('leaving leaves a full copy, and no file or copy carries the key', async ({ page, browser }) => {
  await newPatch(page)
  await pressAndType(page, 'n', 'kv scores')
  const link = await share(page)
  await expect(page.getByText('your data')).toBeVisible()
  const key = decodeURIComponent(link.split('#')[1]!)

  const perf = await exportPerf(page)
  await page.getByRole('button', { name: 'File', exact: true }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /^Export .imp.json/ }).click()
  ])
  const envelope = await readFile(await file.path(), 'utf8')
  for (const text of [perf.toString('latin1'), envelope]) {
    expect(text).not.toContain('lbk1')
    expect(text).not.toContain(key.slice(5, 40))
  }

  const other = await somebody(browser)
  await join(other, link)
  await saved(other)
  const dialog = await openShare(other)
  await dialog.getByRole('button', { name: 'Leave…' }).click()
  await dialog.getByRole('button', { name: 'Leave', exact: true }).click()
  await expect(notices(other)).toContainText('You have left.')
  await expect(other.getByText('your data')).toBeHidden()
  await pressAndType(other, 'n', 'print own')
  await pressAndType(page, 'n', 'print theirs')
  await saved(page)
  await reload(other)
  await expect(box(other, 'print own')).toBeVisible()
  await expect(box(other, 'kv scores')).toBeVisible()
  await expect(box(other, 'print theirs')).toBeHidden()
  await other.context().close()
})

const red = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC',
  'base64'
)
const picture = (page: Page) => page.locator('[data-box] img')

test('a file comes along by itself, to who is there and to who comes later', async ({ page, browser }) => {
  await newPatch(page)
  await pressAndType(page, 'n', 'imageview')
  const link = await share(page)
  const other = await somebody(browser)
  await join(other, link)
  await saved(other)
  await dropFiles(box(page, 'imageview').locator('[data-takes-files]'), [
    { name: 'red.png', type: 'image/png', bytes: red }
  ])
  await expect(picture(page)).toBeVisible()
  await expect(picture(other)).toBeVisible({ timeout: 20_000 })
  for (const one of [page, other]) await saved(one)
  const third = await somebody(browser)
  await join(third, link)
  await expect(picture(third)).toBeVisible({ timeout: 20_000 })
  for (const one of [other, third]) await one.context().close()
})

test('what is no invitation says so, with a code', async ({ page }) => {
  await page.goto('/join#lbk1.nonsense')
  await expect(page.getByRole('heading', { name: 'This is no whole invitation' })).toBeVisible()
  await expect(page.getByText('invite-malformed')).toBeVisible()
  expect(page.url()).not.toContain('#')
})
