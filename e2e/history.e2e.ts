// Versions of a patch: kept while one edits, named, compared box by box, brought back as one edit.
import { expect, test, type Locator, type Page } from '@playwright/test'
import { canvas, newPatch, notices, openExample, opened, patchId, saved } from './helpers/app.ts'
import { box, boxes, numberBoxes, shows } from './helpers/boxes.ts'
import { readDisk, savedPatch } from './helpers/disk.ts'
import { drawCable, play, typeBoxAt, typeText } from './helpers/hands.ts'

const MINUTE = 60_000

/** Opens the panel; gives it. */
async function openHistory(page: Page): Promise<Locator> {
  const button = page.getByRole('button', { name: 'History', exact: true })
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click()
  return page.getByRole('complementary', { name: 'History' })
}
const versions = (panel: Locator) => panel.getByRole('listitem')

async function nameNow(page: Page, name: string): Promise<void> {
  const panel = await openHistory(page)
  await panel.getByRole('button', { name: 'Name this version' }).click()
  await page.getByRole('textbox', { name: 'Name of the version' }).fill(name)
  await page.keyboard.press('Enter')
  await expect(versions(panel).filter({ hasText: name })).toHaveCount(1)
}
async function retype(page: Page, from: string, to: string): Promise<void> {
  await box(page, from).dblclick({ position: { x: 4, y: 12 } })
  await page.keyboard.press('Control+A')
  await typeText(page, to)
  await expect(box(page, to)).toBeVisible()
}

test('named, compared box by box, restored, and the restore undone', async ({ page }) => {
  await openExample(page, 'Counter')
  await nameNow(page, 'As it came')
  await retype(page, '+ 1', '+ 2')
  await box(page, 'print count').click({ position: { x: 4, y: 12 } })
  await page.keyboard.press('Delete')
  await typeBoxAt(page, { x: 150, y: 150 }, 'metro 500')
  await saved(page)
  const edited = await savedPatch(page)

  const panel = await openHistory(page)
  await expect(panel.getByText(/^1 box added, 1 removed, 1 changed, 1 cable since/)).toBeVisible()
  await panel.getByRole('button', { name: /As it came/ }).click()
  const changes = panel.getByRole('list')
  await expect(changes.getByRole('listitem')).toHaveText([
    /added: \[metro 500\]/,
    /removed: \[print count\]/,
    /changed: *\[\+ 1\] → \[\+ 2\]/,
    /removed: cable *\[number\] →\s*\[print count\]/
  ])
  // A change leads to its box.
  await changes.getByRole('button', { name: /\[metro 500\]/ }).click()
  await expect(canvas(page)).toBeFocused()
  await expect(canvas(page)).toHaveAttribute('aria-activedescendant', /^box-/)

  await panel.getByRole('button', { name: 'Restore' }).click()
  await expect(notices(page)).toHaveText(/The patch is as it was today at/)
  await expect(panel.getByText(/this is how the patch is now/)).toBeVisible()
  await expect(box(page, 'print count')).toBeVisible()
  await expect(box(page, 'metro 500')).toBeHidden()
  await saved(page)
  // What was before it is a version, too.
  await panel.getByRole('button', { name: 'All versions' }).click()
  await expect(versions(panel).first()).toHaveText(/Before a restore/)

  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect(box(page, 'metro 500')).toBeVisible()
  await saved(page)
  expect(await savedPatch(page)).toEqual(edited)
})

test('what did not change goes on while the rest is brought back', async ({ page }) => {
  await newPatch(page)
  await typeBoxAt(page, { x: 300, y: 150 }, 'msg 7')
  await typeBoxAt(page, { x: 300, y: 250 }, 'number')
  await drawCable(page, [box(page, 'message 7'), 0], [numberBoxes(page), 0])
  await nameNow(page, 'Before')
  await typeBoxAt(page, { x: 600, y: 150 }, 'print more')
  await saved(page)
  // Live only: a number box that was made anew would show 0.
  await play(box(page, 'message 7'))
  await shows(numberBoxes(page), 7)
  const panel = await openHistory(page)
  await panel.getByRole('button', { name: /Before/ }).click()
  await panel.getByRole('button', { name: 'Restore' }).click()
  await expect(box(page, 'print more')).toBeHidden()
  await expect(boxes(page)).toHaveCount(2)
  await shows(numberBoxes(page), 7)
})

test('versions come by themselves: what was there first, one while one edits, one on leaving', async ({
  page
}) => {
  await page.clock.install()
  await openExample(page, 'Counter')
  await typeBoxAt(page, { x: 150, y: 150 }, 'print one')
  const panel = await openHistory(page)
  await expect(versions(panel)).toHaveText([/As it was opened.*17 boxes/])
  await page.clock.fastForward(5 * MINUTE + 1000)
  await expect(versions(panel)).toHaveText([/Automatic.*1 box added/, /As it was opened/])
  await page.clock.fastForward(20 * MINUTE)
  await expect(versions(panel)).toHaveCount(2)

  await page.getByRole('button', { name: 'Close History' }).click()
  await typeBoxAt(page, { x: 150, y: 250 }, 'print two')
  const id = patchId(page)
  await page.getByRole('link', { name: 'Loadbang: all patches' }).click()
  await expect
    .poll(
      async () => (await readDisk(page, `loadbang-history-${id}`))[`loadbang-history-${id}`]?.versions?.length
    )
    .toBe(3)
  // Opened and left again, nothing is written.
  await page.getByRole('link', { name: /^Counter/ }).click()
  await opened(page)
  await openHistory(page)
  await expect(versions(panel)).toHaveText([/Automatic.*1 box added/, /Automatic/, /As it was opened/])
})

test('a version opens as a patch of its own, gets another name, is removed', async ({ page }) => {
  await openExample(page, 'Counter')
  const from = patchId(page)
  await nameNow(page, 'First')
  await typeBoxAt(page, { x: 150, y: 150 }, 'print late')
  let panel = await openHistory(page)
  await panel.getByRole('button', { name: /First/ }).click()
  await panel.getByRole('button', { name: 'Name this version' }).click()
  await page.getByRole('textbox', { name: 'Name of the version' }).fill('The first')
  await page.keyboard.press('Enter')
  await expect(panel.getByText('The first', { exact: true })).toBeVisible()

  await panel.getByRole('button', { name: 'Open as a new patch' }).click()
  await expect.poll(() => patchId(page)).not.toBe(from)
  await opened(page)
  await expect(page.getByRole('textbox', { name: 'Name of the patch' })).toHaveValue('Counter (The first)')
  await expect(box(page, 'print late')).toBeHidden()
  // A memory of its own.
  await shows(numberBoxes(page), 1)

  await page.goto(`/patch/${from}`)
  await opened(page)
  panel = await openHistory(page)
  await panel.getByRole('button', { name: /The first/ }).click()
  await panel.getByRole('button', { name: 'Remove this version' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(panel.getByText('Now', { exact: true })).toBeVisible()
  await expect(versions(panel).filter({ hasText: 'The first' })).toHaveCount(0)
})

test('the keys of saving say that it is done, and offer a name', async ({ page }) => {
  await openExample(page, 'Counter')
  await page.keyboard.press('Control+s')
  await expect(notices(page)).toHaveText(/Everything is saved already/)
  await notices(page).getByRole('button', { name: 'Name it' }).click()
  await page.getByRole('textbox', { name: 'Name of the version' }).fill('By the keys')
  await page.keyboard.press('Enter')
  const panel = await openHistory(page)
  await expect(versions(panel)).toHaveText([/By the keys/])
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(canvas(page)).toBeFocused()
})
