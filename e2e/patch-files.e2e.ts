// Files that boxes read and write by name: kept with the patch, listed, asked for, taken along.
import { readFile } from 'node:fs/promises'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { canvas, notices, openConsole, opened, patchId, reload, saved } from './helpers/app.ts'
import { box, errorOn } from './helpers/boxes.ts'
import { dropFiles } from './helpers/content.ts'
import { chooseFile, exportPerf } from './helpers/files.ts'
import { openSketch } from './helpers/sketches.ts'

const play = (page: Page, name: string): Promise<void> => box(page, name).click({ modifiers: ['Control'] })

/** Opens the list of the patch's files. */
async function filesOf(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'File', exact: true }).click()
  await page.getByRole('menuitem', { name: /^Files of this patch/ }).click()
  return page.getByRole('dialog', { name: 'Files of this patch' })
}

const notes = {
  write: [40, 40, 'msg add hello world, write notes.txt'],
  read: [360, 40, 'msg read notes.txt, rewind, bang'],
  bad: [600, 40, 'msg read note.txt'],
  it: [40, 120, 'textfile'],
  out: [40, 180, 'print line'],
  set: [40, 240, 'msg set one two, write defined.txt'],
  define: [40, 300, 'text define words'],
  text: [360, 240, 'msg read defined.txt'],
  get: [360, 300, 'text get words'],
  first: [560, 240, 'msg 0'],
  word: [360, 360, 'print word']
} as const
const cables = [
  'write it',
  'read it',
  'bad it',
  'it out',
  'set define',
  'text define',
  'first get',
  'get word'
]

test('what a box writes is there after a reload, for the very next message, and travels with the patch', async ({
  page
}) => {
  await openSketch(page, notes, cables)
  await play(page, 'message add hello world, write notes.txt')
  await play(page, 'message set one two, write defined.txt')
  const list = await filesOf(page)
  await expect(list.getByRole('listitem')).toHaveText([/^defined\.txt/, /^notes\.txt/])
  await page.keyboard.press('Escape')
  await saved(page)
  await reload(page)

  let lines = await openConsole(page)
  await play(page, 'message read notes.txt, rewind, bang')
  await expect(lines).toHaveText(['line: hello world'])
  await play(page, 'message read defined.txt')
  await play(page, 'message 0')
  await expect(lines).toHaveText(['line: hello world', 'word: list one two'])
  await play(page, 'message read note.txt')
  await expect(lines.last()).toContainText('There is no file “note.txt”.')
  await expect(errorOn(box(page, 'textfile'))).toHaveAccessibleName(/are “defined\.txt”, “notes\.txt”\./)

  const [file, from] = [await exportPerf(page, false), patchId(page)]
  await page.getByRole('link', { name: 'Loadbang: all patches' }).click()
  const load = page.getByRole('button', { name: 'Load Perf (.zip)' })
  await chooseFile(page, () => load.click(), file, 'a.ptperf.zip')
  await opened(page)
  expect(patchId(page)).not.toBe(from)
  lines = await openConsole(page)
  await play(page, 'message read notes.txt, rewind, bang')
  await expect(lines).toHaveText(['line: hello world'])
})

test('[openpanel] asks once, offers the patch’s files, takes in another; closed, it sends nothing', async ({
  page
}) => {
  await openSketch(
    page,
    {
      ask: [40, 40, 'msg bang, bang'],
      open: [40, 100, 'openpanel'],
      name: [40, 160, 'print name'],
      read: [200, 160, 'msg read $1, rewind, bang'],
      it: [200, 220, 'textfile'],
      line: [200, 280, 'print line'],
      save: [400, 40, 'msg symbol draft.txt'],
      panel: [400, 100, 'savepanel'],
      as: [400, 160, 'print as']
    },
    ['ask open', 'open read', 'open name', 'read it', 'it line', 'save panel', 'panel as']
  )
  const lines = await openConsole(page)
  const dialog = page.getByRole('dialog', { name: 'Choose a file' })
  await play(page, 'message bang, bang')
  await expect(dialog).toContainText('No files are kept with this patch yet.')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(lines).toHaveCount(0)

  await play(page, 'message bang, bang')
  const choose = dialog.getByRole('button', { name: 'Choose a file…' })
  await chooseFile(page, () => choose.click(), Buffer.from('from outside;\n'), 'mine.txt')
  await expect(lines).toHaveText(['line: from outside', 'name: symbol mine.txt'])
  await expect(dialog).toHaveCount(0)
  await play(page, 'message bang, bang')
  await dialog.getByRole('button', { name: /^mine\.txt/ }).click()
  await expect(lines).toHaveCount(4)

  await play(page, 'message symbol draft.txt')
  const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name of the file' })
  await expect(name).toHaveValue('draft.txt')
  await name.fill('final.txt')
  await name.press('Enter')
  await expect(lines.last()).toHaveText('as: symbol final.txt')
})

test('a file that is dropped beside the boxes is kept with the patch; it is downloaded, deleted, brought back', async ({
  page
}) => {
  await openSketch(page, notes, cables)
  const from = patchId(page)
  const dropped = { name: 'notes.txt', type: 'text/plain', bytes: Buffer.from('dropped;\n') }
  await dropFiles(canvas(page), [dropped])
  await expect(notices(page)).toContainText('“notes.txt” is kept with this patch now.')
  expect(patchId(page)).toBe(from)
  const lines = await openConsole(page)
  await play(page, 'message read notes.txt, rewind, bang')
  await expect(lines).toHaveText(['line: dropped'])

  const list = await filesOf(page)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    list.getByRole('button', { name: 'Download notes.txt' }).click()
  ])
  expect(file.suggestedFilename()).toBe('notes.txt')
  expect(await readFile(await file.path(), 'utf8')).toBe('dropped;\n')
  await list.getByRole('button', { name: 'Delete notes.txt' }).click()
  await expect(list).toContainText('There are none yet.')
  await page.keyboard.press('Escape')
  await play(page, 'message read notes.txt, rewind, bang')
  // As in Pd, what a box has read before stays in it.
  await expect(lines).toHaveText(['line: dropped', /There is no file “notes.txt”/, 'line: dropped'])
  await canvas(page).press('Control+Z')
  await saved(page)
  await play(page, 'message read notes.txt, rewind, bang')
  // The same line once more is counted.
  await expect(lines.last()).toHaveText(/line: dropped\D*2/)
  await expect(lines).toHaveCount(3)
})
