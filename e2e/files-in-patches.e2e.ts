// Files that a person brings into a patch: dropped on a box, kept with the patch, shown again when it opens; and what the page makes
// of a file that is dropped beside such a box.
import { expect, test, type Page } from '@playwright/test'
import {
  canvas,
  newPatch,
  notices,
  openConsole,
  openExample,
  opened,
  patchId,
  reload,
  saved
} from './helpers/app.ts'
import { box } from './helpers/boxes.ts'
import { dropFiles, field, rows } from './helpers/content.ts'
import { savedPatch } from './helpers/disk.ts'
import { chooseFile, exportPerf } from './helpers/files.ts'
import { openSketch, sketchFile } from './helpers/sketches.ts'

/** Three pixels by two. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAD0lEQVR42mNgKI2CIjgLAC58BNtfazqpAAAAAElFTkSuQmCC',
  'base64'
)
const svg = (color: string) => ({
  name: `${color}.svg`,
  type: 'image/svg+xml',
  bytes: Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><rect width="8" height="4" fill="${color}"/></svg>`
  )
})
/** Size of the picture that a box shows; null while it shows none. */
const pictureSize = (page: Page): Promise<[number, number] | null> =>
  canvas(page)
    .locator('img')
    .evaluateAll((all) => {
      const image = all[0] as HTMLImageElement | undefined
      return image?.naturalWidth ? [image.naturalWidth, image.naturalHeight] : null
    })

const patch = {
  drop: [100, 100, 'filedrop image'],
  about: [400, 100, 'map x.name'],
  name: [400, 160, 'print name'],
  view: [100, 200, 'imageview'],
  again: [400, 220, 'button'],
  kept: [100, 420, 'imageview']
} as const
const cables = ['drop view', 'drop:1 about', 'about name', 'again drop']

test('a file that is dropped on a box goes along the cables, and is there again', async ({ page }) => {
  await openSketch(page, patch, cables)
  const lines = await openConsole(page)
  const drop = box(page, 'filedrop image')
  await dropFiles(drop.locator('[data-takes-files]'), [svg('teal')])
  await expect(drop).toContainText('teal.svg')
  await expect.poll(() => pictureSize(page)).toEqual([8, 4])
  await expect(lines).toHaveText(['name: symbol teal.svg'])
  // The page did not take it for a patch.
  await expect(notices(page)).toHaveCount(0)
  await saved(page)
  await reload(page)
  await expect(drop).toContainText('teal.svg')
  // What came along a cable was live; it comes again when it is asked for.
  expect(await pictureSize(page)).toBe(null)
  await box(page, 'button').click({ modifiers: ['Control'] })
  await expect.poll(() => pictureSize(page)).toEqual([8, 4])
})

test('it travels with the patch', async ({ page }) => {
  await openSketch(page, patch, cables)
  const drop = box(page, 'filedrop image')
  await dropFiles(drop.locator('[data-takes-files]'), [svg('teal')])
  await expect(drop).toContainText('teal.svg')
  // Its name is there from the first; sent, it is kept and written down.
  await expect.poll(() => pictureSize(page)).toEqual([8, 4])
  await saved(page)
  const before = await savedPatch(page)
  const [file, from] = [await exportPerf(page), patchId(page)]
  await page.getByRole('link', { name: 'Loadbang: all patches' }).click()
  const load = page.getByRole('button', { name: 'Load Perf (.zip)' })
  await chooseFile(page, () => load.click(), file, 'a.ptperf.zip')
  await opened(page)
  expect(patchId(page)).not.toBe(from)
  expect(await savedPatch(page)).toEqual(before)
  await box(page, 'button').click({ modifiers: ['Control'] })
  await expect.poll(() => pictureSize(page)).toEqual([8, 4])
})

test('a picture that is dropped on [imageview] is shown when the patch opens; undo takes it away', async ({
  page
}) => {
  await openSketch(page, { view: [100, 100, 'imageview'] })
  const view = box(page, 'imageview')
  await dropFiles(view.locator('[data-takes-files]'), [{ name: 'dot.png', type: 'image/png', bytes: PNG }])
  await expect.poll(() => pictureSize(page)).toEqual([3, 2])
  await expect(view.getByRole('img', { name: 'dot.png' })).toBeVisible()
  await saved(page)
  await reload(page)
  await expect.poll(() => pictureSize(page)).toEqual([3, 2])
  await view.hover()
  await view.getByRole('button', { name: 'Take the picture away' }).click()
  await expect(view).toContainText('A picture, from a cable or dropped')
  await canvas(page).press('Control+Z')
  await expect.poll(() => pictureSize(page)).toEqual([3, 2])
})

test('in run mode a press chooses a file; one of another kind is refused in words', async ({ page }) => {
  await openSketch(page, patch, cables)
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  const drop = box(page, 'filedrop image')
  await chooseFile(page, () => drop.click({ position: { x: 8, y: 40 } }), PNG, 'dot.png')
  await expect(drop).toContainText('dot.png')
  await expect.poll(() => pictureSize(page)).toEqual([3, 2])
  const note = { name: 'note.txt', type: 'text/plain', bytes: Buffer.from('x') }
  await dropFiles(drop.locator('[data-takes-files]'), [note])
  await expect(drop.getByRole('alert')).toHaveText('“note.txt” is not a picture.')
})

test('a file dropped beside the boxes is loaded as a patch, as ever', async ({ page }) => {
  await openSketch(page, patch, cables)
  const from = patchId(page)
  const file = {
    name: 'b.imp.json',
    type: 'application/json',
    bytes: sketchFile({ a: [0, 0, 'print other'] })
  }
  await dropFiles(canvas(page), [file])
  await expect.poll(() => patchId(page)).not.toBe(from)
  await opened(page)
  await expect(box(page, 'print other')).toBeVisible()
})

test('the photo box keeps what is dropped, shows what is chosen, and lets it go', async ({ page }) => {
  await openExample(page, 'Photo box')
  const drop = box(page, 'filedrop image').locator('[data-takes-files]')
  await dropFiles(drop, [svg('teal'), svg('gold'), { name: 'dot.png', type: 'image/png', bytes: PNG }])
  await expect(rows(page)).toHaveText(['dot.png', 'gold.svg', 'teal.svg'])
  await reload(page)
  await expect(rows(page)).toHaveText(['dot.png', 'gold.svg', 'teal.svg'])
  await rows(page).first().click()
  await expect.poll(() => pictureSize(page)).toEqual([3, 2])
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => pictureSize(page)).toEqual([8, 4])
  await page.keyboard.press('Delete')
  await expect(rows(page)).toHaveText(['dot.png', 'teal.svg'])
})

test('the guest book counts who signs, at once', async ({ page }) => {
  await openExample(page, 'Guest book')
  await field(page, 'Your name').fill('Ada')
  for (const [i, text] of ['Lovely.', 'Again!'].entries()) {
    await field(page, 'Your message').fill(text)
    await field(page, 'Your message').press('Control+Enter')
    await expect(rows(page)).toHaveCount(i + 1)
  }
  await expect(rows(page).first()).toContainText('AdaAgain!')
  await saved(page)
  await reload(page)
  await expect(field(page, 'Your name')).toHaveValue('Ada')
  await expect(rows(page)).toHaveCount(2)
})

test('a box that is copied into another patch brings its file along; a text that was made up brings none', async ({
  page,
  context
}) => {
  await openSketch(page, { view: [100, 100, 'imageview'] })
  const dot = { name: 'dot.png', type: 'image/png', bytes: PNG }
  await dropFiles(box(page, 'imageview').locator('[data-takes-files]'), [dot])
  await expect.poll(() => pictureSize(page)).toEqual([3, 2])
  await saved(page)
  await canvas(page).focus()
  await page.keyboard.press('Control+A')
  const text = await copied(page)
  await page.keyboard.press('Control+C')

  const other = await context.newPage()
  await newPatch(other)
  await other.keyboard.press('Control+V')
  await expect.poll(() => pictureSize(other)).toEqual([3, 2])
  await saved(other)
  await reload(other)
  await expect.poll(() => pictureSize(other)).toEqual([3, 2])
  await expect(notices(other)).toHaveCount(0)
  await other.keyboard.press('Control+A')
  await other.keyboard.press('Delete')
  await expect(box(other, 'imageview')).toHaveCount(0)
  await other.keyboard.press('Control+Z')
  await expect.poll(() => pictureSize(other)).toEqual([3, 2])

  // Cut, its bytes still come along; the patch that it was cut from need not be open.
  await canvas(page).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+X')
  await saved(page)
  await page.close()
  await newPatch(other)
  await other.keyboard.press('Control+V')
  await expect.poll(() => pictureSize(other)).toEqual([3, 2])

  // The same reference in a text that nobody copied here.
  await newPatch(other)
  await paste(other, text.replace('"position":{"x":', '"position":{"x":1'))
  await expect(box(other, 'imageview').getByRole('alert')).toContainText(
    /The bytes of “dot.png” are not with this patch\.\s*asset-missing/
  )
  await expect(notices(other)).toContainText('“dot.png”: It did not come along')
  expect(await pictureSize(other)).toBe(null)
})

/** What copying puts on the clipboard. */
const copied = (page: Page): Promise<string> =>
  canvas(page).evaluate((element) => {
    const clipboardData = new DataTransfer()
    element.dispatchEvent(new ClipboardEvent('copy', { bubbles: true, cancelable: true, clipboardData }))
    return clipboardData.getData('text/plain')
  })
const paste = (page: Page, text: string): Promise<void> =>
  canvas(page).evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }))
  }, text)
