// Patches of other programs: opened, dropped with their abstractions, pasted, listed, saved.
import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { fileOf, patcherOf } from '../src/lib/interop/max/testing/patcher.ts'
import { canvas, newPatch, notices, opened, openConsole, patchId } from './helpers/app.ts'
import { box, boxes } from './helpers/boxes.ts'
import { dropFiles } from './helpers/content.ts'
import { savedPatch } from './helpers/disk.ts'
import { chooseFile } from './helpers/files.ts'

const HEAD = '#N canvas 0 50 450 300 12;\n'
const hello = `${HEAD}#X obj 30 30 loadbang;\n#X msg 30 70 hello there;\n#X obj 30 110 print out;\n#X obj 200 30 nosuch~ 1;
#X obj 200 70 nosuch~ 2;\n#X obj 200 110 other~;\n#X connect 0 0 1 0;\n#X connect 1 0 2 0;\n#X connect 3 0 4 0;\n`
const part = `${HEAD}#X obj 30 30 inlet;\n#X obj 30 70 print part;\n#X connect 0 0 1 0;\n`
const using = `${HEAD}#X obj 30 30 loadbang;\n#X obj 30 70 part;\n#X connect 0 0 1 0;\n`

const file = (name: string, text: string) => ({ name, type: '', bytes: Buffer.from(text) })
const name = (page: Page) => page.getByRole('textbox', { name: 'Name of the patch' })

test('a .pd file opens as a patch, runs, and lists what is not known', async ({ page }) => {
  await page.goto('/')
  const open = page.getByRole('button', { name: 'Open .pd, .maxpat' })
  await chooseFile(page, () => open.click(), Buffer.from(hello), 'Hello.pd')
  await opened(page)
  await expect(name(page)).toHaveValue('Hello')
  await expect((await openConsole(page)).filter({ hasText: 'hello there' })).toBeVisible()
  await expect(box(page, 'nosuch~ 1, unknown')).toBeVisible()

  await expect(notices(page)).toContainText('3 boxes are kept dashed')
  await notices(page).getByRole('button', { name: 'Show' }).click()
  const panel = page.getByRole('complementary', { name: 'Not known here' })
  const rows = panel.getByRole('listitem')
  await expect(rows).toHaveText([/nosuch~\s*2/, /other~\s*1/])
  await rows.first().getByRole('button').click()
  await expect(box(page, 'nosuch~ 1, unknown')).toHaveClass(/\bselected\b/)
  await panel.getByRole('button', { name: 'Close Not known here' }).click()
  // And later, from the bar.
  await page.getByRole('button', { name: 'Not known here' }).click()
  await expect(rows).toHaveCount(2)
})

test('dropped together, the abstraction comes along; what cannot be read is named', async ({ page }) => {
  await newPatch(page)
  const before = patchId(page)
  await dropFiles(canvas(page), [file('part.pd', part), file('main.pd', using), file('bad.pd', 'no patch')])
  await expect.poll(() => patchId(page)).not.toBe(before)
  await opened(page)
  await expect(name(page)).toHaveValue('main')
  await expect((await openConsole(page)).filter({ hasText: 'part: bang' })).toBeVisible()
  await expect(box(page, 'part')).toBeVisible()
  await expect(notices(page)).toContainText('bad.pd: This is not a .pd file')
  await expect(notices(page)).toContainText('Choose a patch that was saved by Pure Data.')
  // Only one of them is a patch.
  await page.getByRole('link', { name: 'Loadbang: all patches' }).click()
  await expect(page.getByRole('region', { name: 'My patches' }).getByRole('listitem')).toHaveCount(1)
})

test('of a folder’s patches one is asked for', async ({ page }) => {
  await newPatch(page)
  await dropFolder(page, { 'main.pd': using, 'lib/part.pd': part, 'try/test.pd': HEAD, 'notes.txt': 'hello' })
  const question = page.getByRole('dialog', { name: 'Which of these 2 patches?' })
  await expect(question.getByRole('checkbox', { checked: true })).toHaveCount(1)
  await question.getByRole('button', { name: 'Open one patch' }).click()
  await expect(name(page)).toHaveValue('main')
  await opened(page)
  await expect((await openConsole(page)).filter({ hasText: 'part: bang' })).toBeVisible()
})

test('copied Pd text becomes boxes, one step of undo', async ({ page }) => {
  await newPatch(page)
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    document.activeElement!.dispatchEvent(
      new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData })
    )
  }, '#X obj 30 30 loadbang;\n#X obj 30 70 print pasted;\n#X connect 0 0 1 0;\n')
  await expect(box(page, 'print pasted')).toBeVisible()
  await expect((await openConsole(page)).filter({ hasText: 'pasted: bang' })).toBeVisible()
  await canvas(page).press('Control+z')
  await expect(boxes(page)).toHaveCount(0)
})

test('a .maxpat opens and runs, the box to the right first', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText('Nothing here yet.')).toBeVisible()
  const patcher = patcherOf(
    {
      start: { text: 'loadbang', at: [40, 40] },
      left: { text: 'print left', at: [40, 120] },
      right: { text: 'print right', at: [240, 120] },
      sub: { text: 'p inside', at: [40, 200], patcher: patcherOf({ in: { maxclass: 'inlet' } }) },
      dial: { maxclass: 'live.dial', at: [240, 200] }
    },
    ['start left', 'start right', 'start sub']
  )
  await dropFiles(page.locator('body'), [file('Two ways.maxpat', fileOf(patcher))])
  await opened(page)
  await expect(name(page)).toHaveValue('Two ways')
  await expect((await openConsole(page)).filter({ hasText: 'bang' })).toHaveText([
    /right: bang/,
    /left: bang/
  ])
  await expect(box(page, 'live.dial, unknown')).toBeVisible()
  // Boxes as Max copies them.
  await canvas(page).focus()
  await canvas(page).evaluate(
    (element, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }))
    },
    JSON.stringify({ boxes: patcherOf({ a: 'metro 500' }).boxes, lines: [] })
  )
  await expect(box(page, 'metro 500')).toBeVisible()
})

test('a subpatch shows its controls on its box, and they play', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText('Nothing here yet.')).toBeVisible()
  const inside = '#X obj 110 110 tgl;\n#X obj 110 200 outlet;\n#X connect 0 0 1 0;\n'
  const text = `${HEAD}#N canvas 0 0 450 278 ui 0;\n${inside}#X coords 0 -1 1 1 140 60 1 100 100;
#X restore 40 40 pd ui;\n#X obj 40 140 print shown;\n#X connect 0 0 1 0;\n`
  await dropFiles(page.locator('body'), [file('ui.pd', text)])
  await opened(page)
  const toggle = box(page, 'pd ui').getByRole('group', { name: 'toggle tgl', exact: true })
  // In edit mode it is one box.
  await toggle.click({ force: true })
  await expect(box(page, 'pd ui')).toHaveClass(/\bselected\b/)
  const lines = await openConsole(page)
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await toggle.click()
  await expect(lines.filter({ hasText: 'shown: 1' })).toBeVisible()
  await expect(page.getByRole('navigation', { name: /./ }).filter({ hasText: 'pd ui' })).toHaveCount(0)
})

test('a patch of Pd is laid out as Pd does it, letter by letter', async ({ page }) => {
  await page.goto('/')
  const open = page.getByRole('button', { name: 'Open .pd, .maxpat' })
  const patch = `${HEAD}#X obj 20 20 metro 500 1 msec;\n#X msg 20 60 stop;\n#X floatatom 20 100 5 0 0 0 - - - 0;
#X obj 20 140 metro 1 120 permin, f 19;\n#X text 20 180 just words;\n#X connect 1 0 0 0;\n`
  await chooseFile(page, () => open.click(), Buffer.from(patch), 'Sizes.pd')
  await opened(page)
  const sizes = { 'metro 500 1 msec': [116, 20], 'message stop': [37, 20], 'metro 1 120 permin': [137, 20] }
  for (const [name, [width, height]] of Object.entries(sizes)) {
    expect(await box(page, name).boundingBox()).toMatchObject({ width, height })
  }
  // What is drawn is as wide as it was reckoned.
  const words = box(page, 'comment just words').getByText('just words')
  const drawn = await words.evaluate((element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    return range.getBoundingClientRect().width
  })
  expect(drawn).toBeCloseTo(70, 0)
})

test('saved as .pd and opened again it is the same', async ({ page }) => {
  await page.goto('/')
  const open = page.getByRole('button', { name: 'Open .pd, .maxpat' })
  await chooseFile(page, () => open.click(), Buffer.from(hello), 'Hello.pd')
  await opened(page)
  const alone = await exportPd(page)
  expect(alone.name).toBe('Hello.pd')
  expect(alone.bytes.toString()).toBe(hello)

  // With an abstraction, both go, and come back.
  const first = patchId(page)
  await dropFiles(canvas(page), [file('part.pd', part), file('main.pd', using)])
  await expect.poll(() => patchId(page)).not.toBe(first)
  await opened(page)
  const both = await exportPd(page)
  expect(both.name).toBe('main.zip')
  const files = unzipSync(both.bytes)
  expect(Object.keys(files).sort()).toEqual(['main.pd', 'part.pd'])
  expect(Buffer.from(files['main.pd']!).toString()).toBe(using)
  const second = patchId(page)
  const saved = Object.values((await savedPatch(page)).boxes).map(({ text }) => text)
  await dropFiles(canvas(page), [{ name: 'main.zip', type: 'application/zip', bytes: both.bytes }])
  await expect.poll(() => patchId(page)).not.toBe(second)
  await opened(page)
  await expect(name(page)).toHaveValue('main 2')
  expect(Object.values((await savedPatch(page)).boxes).map(({ text }) => text)).toEqual(saved)
})

async function exportPd(page: Page): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: 'File', exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /^Export \.pd/ }).click()
  ])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** A browser hands folders out to hands alone; this is what it would hand out. */
async function dropFolder(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  await canvas(page).evaluate((element, texts) => {
    interface Entry {
      name: string
      isFile: boolean
      isDirectory: boolean
      file?: (done: (file: File) => void) => void
      createReader?: () => { readEntries: (done: (entries: Entry[]) => void) => void }
    }
    const folder = (name: string, inside: Entry[]): Entry => ({
      name,
      isFile: false,
      isDirectory: true,
      createReader: () => {
        let left = inside
        return {
          readEntries: (done) => {
            done(left.slice(0, 1))
            left = left.slice(1)
          }
        }
      }
    })
    const inside: Entry[] = []
    for (const [path, text] of Object.entries(texts)) {
      const names = path.split('/')
      const name = names.at(-1)!
      const entry: Entry = {
        name,
        isFile: true,
        isDirectory: false,
        file: (done) => done(new File([text], name))
      }
      inside.push(names.length === 1 ? entry : folder(names[0]!, [entry]))
    }
    const root = folder('project', inside)
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([''], 'project'))
    DataTransferItem.prototype.webkitGetAsEntry = () => root as unknown as FileSystemEntry
    for (const event of ['dragenter', 'dragover', 'drop'])
      element.dispatchEvent(new DragEvent(event, { bubbles: true, cancelable: true, dataTransfer }))
  }, files)
}

test('[key] and [keyname] hear the keyboard, but not what is typed into boxes', async ({ page }) => {
  await page.goto('/')
  const open = page.getByRole('button', { name: 'Open .pd, .maxpat' })
  const patch = `${HEAD}#X obj 30 230 key;\n#X obj 30 270 print key;\n#X obj 230 230 keyname;\n#X obj 260 270 print name;
#X connect 0 0 1 0;\n#X connect 2 1 3 0;\n`
  await chooseFile(page, () => open.click(), Buffer.from(patch), 'Keys.pd')
  await opened(page)
  const lines = await openConsole(page)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('q')
  await expect(lines.filter({ hasText: 'symbol Left' }).first()).toBeVisible()
  await expect(lines.filter({ hasText: /key: ?113|113/ }).first()).toBeVisible()
  await canvas(page).dblclick({ position: { x: 500, y: 100 } })
  await page.keyboard.type('zzz')
  await page.keyboard.press('Escape')
  await page.keyboard.press('x')
  await expect(lines.filter({ hasText: '120' }).first()).toBeVisible()
  await expect(lines.filter({ hasText: '122' })).toHaveCount(0)
})
