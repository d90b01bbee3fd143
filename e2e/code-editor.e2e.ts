// The code editor of cells: Monaco over the box and beside the canvas, its types, its errors, and undo.
import { expect, test, type Locator, type Page } from '@playwright/test'
import { canvas, openConsole, patchId, saved } from './helpers/app.ts'
import { box, errorOn, numberBoxes, shows } from './helpers/boxes.ts'
import { openSketch } from './helpers/sketches.ts'

test.describe.configure({ timeout: 120_000 })

/** Of the box that every sketch here calls so; there may be other cells. */
const field = (page: Page): Locator => page.locator('#box-cell textarea')
const editor = (page: Page): Locator => canvas(page).locator('.monaco-editor').first()
/** The text as the patch has it, which the box's own field shows too. */
const codeIs = (page: Page, code: string | RegExp): Promise<void> => expect(field(page)).toHaveValue(code)
const marks = (page: Page): Locator => editor(page).locator('.squiggly-error')
const faults = (page: Page): Locator => box(page, 'code cell js').getByRole('button', { name: /type error/ })

/** A cell with this code, and Monaco open in it with the caret at the end. */
async function openCode(page: Page, code: string): Promise<void> {
  await openSketch(
    page,
    {
      in: [60, 40, 'number'],
      cell: [60, 120, 'js', { code }],
      out: [60, 460, 'number']
    },
    ['in cell', 'cell out']
  )
  await field(page).click()
  await expect(editor(page)).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('Control+End')
}

/** Puts other code in place of what is there. */
async function write(page: Page, code: string): Promise<void> {
  await page.keyboard.press('Control+A')
  if (code === '') await page.keyboard.press('Delete')
  else await page.keyboard.insertText(code)
  await codeIs(page, code)
}

test('what is typed right after the click arrives, in order', async ({ page }) => {
  await openSketch(page, { cell: [60, 120, 'js', { code: '' }] })
  await field(page).click()
  const words = Array.from({ length: 40 }, (_, i) => `word${i}`).join(' ')
  await page.keyboard.type(`// ${words}`)
  await expect(editor(page)).toBeVisible({ timeout: 60_000 })
  await page.keyboard.type(' end')
  await codeIs(page, `// ${words} end`)
  // Once it is loaded it opens between two keys.
  await page.keyboard.press('Escape')
  await expect(editor(page)).toBeHidden()
  await expect(canvas(page)).toBeFocused()
  await field(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(', and on')
  await codeIs(page, `// ${words} end, and on`)
})

test('opens Monaco in Chromium and reads its diagnostics for good and bad cells', async ({ page }) => {
  await openCode(page, '')
  const good = [
    `const count = (await kv.get('counter')) ?? 0\nawait kv.set('counter', count + 1)`,
    `const id = await db.insert('notes', { text: 'a' })\nfor (const note of await db.find('notes', { text: { $contains: 'a' } })) send(note._id + id)`,
    `send({ a: [1, 'two', null], at: new Date() })\nreturn`,
    `const p = params({ gain: { value: 0.5, min: 0, max: 1 }, on: true, wave: ['sine', 'saw'] })\nsend(p.gain.toFixed(1) + p.wave.length)`,
    `recv((x, inlet) => send(x.toFixed(inlet)))`,
    `const all = []\nrecv(async (m) => { all.push(m); const { text } = await db.findOne('notes', 'a'); send(all.concat(text).length) })`,
    `import { f } from 'npm:somewhere@1.0.0'\nawait sleep(10)\nsend(f(bang))`
  ]
  const bad: [code: string, faults: number][] = [
    [`kv.gett('x')`, 1],
    [`send(1, 2, 3, 4)`, 1],
    [`send(1, 2)`, 1],
    [`recv('x')`, 1],
    [`const n = kv.get('x') + 1\nsend(n)`, 1],
    [`send(nosuchname)\nsend(neitherthis)`, 2],
    [`recv((x) => send(x.nothing))`, 1]
  ]
  for (const [code, count] of bad) {
    await write(page, code)
    await expect(faults(page), code).toHaveText(count === 1 ? '1 type error' : `${count} type errors`, {
      timeout: 30_000
    })
    await expect(marks(page).first()).toBeVisible()
  }
  for (const code of good) {
    await write(page, `kv.gett()\n${code}`)
    await expect(faults(page), code).toHaveText('1 type error', { timeout: 30_000 })
    await write(page, code)
    await expect(faults(page), code).toBeHidden()
    await page.waitForTimeout(1500)
    await expect(faults(page), code).toBeHidden()
    await expect(marks(page), code).toHaveCount(0)
  }
})

test('a cell that has a name can be imported, with its types', async ({ page }) => {
  await openSketch(page, {
    tools: [400, 120, 'js as tools', { code: 'export const twice = (n: number) => n * 2' }],
    cell: [60, 120, 'js', { code: `import { twice } from 'tools'\nsend(twice('x'))` }]
  })
  await field(page).click()
  await expect(faults(page)).toHaveText('1 type error', { timeout: 60_000 })
  await write(page, `import { twice } from 'tools'\nsend(twice(2))`)
  await expect(faults(page)).toBeHidden()
  await page.waitForTimeout(1500)
  await expect(faults(page)).toBeHidden()
})

test('it completes what a cell can reach, and says what send takes', async ({ page }) => {
  await openCode(page, '')
  await page.keyboard.type('kv.')
  const list = page.locator('.suggest-widget')
  for (const name of ['get', 'set', 'increment'])
    await expect(list.getByRole('option', { name: new RegExp(`^${name}\\b`) }).first()).toBeVisible({
      timeout: 30_000
    })
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(editor(page)).toBeVisible()
  await write(page, '')
  await page.keyboard.type('send(')
  await expect(page.locator('.parameter-hints-widget')).toContainText('message: unknown', { timeout: 30_000 })
})

test('undo is the patch’s, in steps of typing', async ({ page }) => {
  await openCode(page, '')
  await page.keyboard.type('// one')
  await page.keyboard.press('Enter')
  await page.keyboard.type('// two')
  await codeIs(page, '// one\n// two')
  await page.keyboard.press('Control+Z')
  await codeIs(page, '// one\n')
  await page.keyboard.press('Control+Z')
  await codeIs(page, '')
  await page.keyboard.press('Control+Shift+Z')
  await codeIs(page, '// one\n')
  // The patch's own button takes back the same.
  await page.getByRole('button', { name: 'Undo' }).click()
  await codeIs(page, '')
})

test('Ctrl+Enter runs it; a thrown error is marked at its line, and leads there', async ({ page }) => {
  await openCode(page, 'send(4)\n')
  await page.keyboard.type('send(5)')
  await page.keyboard.press('Control+Enter')
  await shows(numberBoxes(page).last(), 5)
  await write(page, `send(6)\n\nthrow new Error('oh no')`)
  await page.keyboard.press('Control+Enter')
  await expect(errorOn(box(page, 'code cell js'))).toBeVisible()
  await expect(marks(page)).toHaveCount(1)
  await page.keyboard.press('Escape')
  await errorOn(box(page, 'code cell js')).click()
  await expect(editor(page)).toBeVisible()
  await page.keyboard.type('// here ')
  await codeIs(page, `send(6)\n\n// here throw new Error('oh no')`)
  // Type errors do not keep it from running, and are named once for each run.
  await write(page, `const n: number = 'x'\nsend(7)`)
  await page.keyboard.press('Control+Enter')
  await shows(numberBoxes(page).last(), 7)
  const lines = await openConsole(page)
  await expect(lines.filter({ hasText: /Line 1: Type 'string' is not assignable/ })).toHaveCount(1)
})

test('beside the canvas stands the same text; it is formatted there', async ({ page }) => {
  await openCode(page, `if(true){send( 1 )}`)
  await box(page, 'code cell js').getByRole('button', { name: 'Edit the code beside the canvas' }).click()
  const panel = page.getByRole('complementary', { name: 'Code' })
  await expect(panel.locator('.monaco-editor').first()).toBeVisible({ timeout: 60_000 })
  await expect(panel.getByRole('tab', { selected: true })).toHaveText('if(true){send( 1 )}')
  await expect(panel.locator('.margin-view-overlays .line-numbers').first()).toBeVisible()
  await expect(panel.locator('textarea').first()).toBeFocused()
  await page.keyboard.press('Shift+Alt+F')
  await expect(field(page)).toHaveValue('if (true) { send(1) }', { timeout: 30_000 })
  await page.keyboard.press('Control+End')
  await page.keyboard.type('\nsend(2)')
  await codeIs(page, 'if (true) { send(1) }\nsend(2)')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
})

/** What is typed arrives in the line of that number, from 1. */
async function caretIn(page: Page, line: number, name: string): Promise<void> {
  await page.keyboard.type(`<${name}>`)
  await expect
    .poll(async () =>
      (await field(page).inputValue()).split('\n').findIndex((each) => each.includes(`<${name}>`))
    )
    .toBe(line - 1)
}

test('what is wrong leads to its line, beside the canvas if the code is open there, and can be read whole', async ({
  page
}) => {
  const sentence = 'a sentence that somebody wants to read to its end, whatever may stand beside the canvas'
  await openSketch(page, {
    // Around it, so that its upper corner is left of the panel, and near it.
    left: [0, 40, 'number'],
    right: [1100, 40, 'number'],
    cell: [
      400,
      40,
      'js',
      { code: `send(1)\n\nconst n: number = 'x'\nthrow new Error('${sentence}')`, width: 420 }
    ]
  })
  const failed = page.locator('#box-cell')
  const types = failed.getByRole('button', { name: '1 type error' })
  await field(page).click()
  await expect(types).toBeVisible({ timeout: 60_000 })
  await expect(types).toHaveAttribute('title', /^Line 3: Type 'string' is not assignable/)
  await types.click()
  await caretIn(page, 3, 'in the box')
  await page.keyboard.press('Control+Z')
  await page.keyboard.press('Escape')

  await failed.getByRole('button', { name: 'Edit the code beside the canvas' }).click()
  const panel = page.getByRole('complementary', { name: 'Code' })
  await expect(panel.locator('.monaco-editor').first()).toBeVisible()
  await errorOn(failed).hover()
  const tip = failed.locator('.tip')
  await expect(tip).toContainText(sentence)
  const seen = await tip.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
    // Pressed through, it is never what lies at a place: for a moment it is made so, to tell what is drawn in front.
    const at = (): boolean => document.elementsFromPoint(right - 8, top + 8)[0]?.closest('.tip') === element
    const through = !at()
    element.style.pointerEvents = 'auto'
    return { inside, through, front: at(), whole: element.scrollHeight <= element.clientHeight }
  })
  expect(seen).toEqual({ inside: true, through: true, front: true, whole: true })
  await errorOn(failed).click()
  await expect(panel.locator('textarea').first()).toBeFocused()
  await expect(canvas(page).locator('.monaco-editor')).toHaveCount(0)
  await caretIn(page, 4, 'error')
  await page.keyboard.press('Control+Z')
  await types.click()
  await caretIn(page, 3, 'types')
  await expect(canvas(page).locator('.monaco-editor')).toHaveCount(0)
})

test('the cell that is typed in is in front of the others, covers its own field, and leaves its knobs', async ({
  page
}) => {
  const code = `params({ gain: { value: 1, min: 0, max: 9 } })\n${'// text\n'.repeat(60)}`
  await openSketch(page, {
    cell: [40, 40, 'js', { code, width: 300 }],
    next: [300, 60, 'js', { code: 'send(1)' }]
  })
  /** Whose box is seen at that place: a share of the width of `cell`, and pixels from its top. */
  const front = (across: number, down: number): Promise<string | undefined> =>
    page.locator('#box-cell').evaluate(
      (element, [x, y]) => {
        const rect = element.getBoundingClientRect()
        const there = document.elementFromPoint(rect.left + rect.width * x, rect.top + y)
        return there?.closest<HTMLElement>('[data-box]')?.dataset.box
      },
      [across, down] as const
    )
  const shared = [0.93, 36] as const
  const textOf = (id: string): Locator => page.locator(`#box-${id} textarea`).first()
  // Whichever lies over the other: the one that is typed in, while the other is pointed at.
  for (const [typed, other] of [
    ['next', page.locator('#box-cell header b')],
    ['cell', page.locator('#box-next header button').last()]
  ] as const) {
    await textOf(typed).click({ position: { x: 60, y: 30 } })
    await other.hover({ position: { x: 2, y: 4 } })
    expect(await front(...shared)).toBe(typed)
    await expect(editor(page)).toBeVisible({ timeout: 60_000 })
    expect(await front(...shared)).toBe(typed)
  }
  await expect(page.locator('#box-cell').getByRole('slider', { name: 'gain' })).toBeInViewport()
  const [under, over, knob] = await Promise.all(
    [field(page), editor(page), page.locator('#box-cell').getByRole('slider')].map((each) =>
      each.boundingBox()
    )
  )
  const edge = await field(page).evaluate((element) =>
    parseFloat(getComputedStyle(element).borderBottomWidth)
  )
  expect(over!.y).toBeGreaterThan(knob!.y + knob!.height)
  expect(over!.y).toBeLessThan(under!.y + 1)
  expect(over!.y + over!.height).toBeGreaterThan(under!.y + under!.height - edge - 1)
})

for (const zoom of [0.7, 1.5]) {
  test(`a click finds its letter at zoom ${zoom}`, async ({ page }) => {
    await openCode(page, 'abcdefghij\nklmnopqrst\nuvwxyz')
    await page.keyboard.press('Escape')
    // The view of a patch is remembered, so it is set by hand.
    const steps = zoom < 1 ? 'Control+Minus' : 'Control+Equal'
    for (let i = 0; i < 2; i++) await page.keyboard.press(steps)
    await page.waitForTimeout(400)
    await field(page).click({ position: { x: 20, y: 10 } })
    await expect(editor(page)).toBeVisible()
    const line = editor(page).locator('.view-line').nth(1)
    const rect = (await line.locator('span span').first().boundingBox())!
    const inField = (await field(page).boundingBox())!
    // The letters lie where those of the field were.
    expect(
      Math.abs(
        rect.x -
          inField.x -
          8 * (inField.height / (await field(page).evaluate((el) => (el as HTMLElement).offsetHeight)))
      )
    ).toBeLessThan(3)
    await page.mouse.click(rect.x + (rect.width * 4) / 10 + 1, rect.y + rect.height / 2)
    await page.keyboard.type('|')
    await codeIs(page, 'abcdefghij\nklmn|opqrst\nuvwxyz')
  })
}

test('two tabs that type in one cell come to the same text', async ({ page, context }) => {
  await openCode(page, '// a')
  await saved(page)
  const other = await context.newPage()
  await other.goto(`/patch/${patchId(page)}`)
  await expect(field(other)).toHaveValue('// a', { timeout: 30_000 })
  await field(other).click()
  await expect(editor(other)).toBeVisible({ timeout: 60_000 })
  await other.keyboard.press('Control+Home')
  await page.bringToFront()
  await field(page).focus()
  await expect(editor(page)).toBeVisible()
  await page.keyboard.press('Control+End')
  await Promise.all([
    page.keyboard.type(' from the first', { delay: 20 }),
    other.keyboard.type('// other\n', { delay: 30 })
  ])
  await codeIs(page, '// other\n// a from the first')
  await codeIs(other, '// other\n// a from the first')
})

test('nothing of it is loaded before a cell opens, and nothing stays of a box that is deleted', async ({
  page
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await openSketch(page, { cell: [60, 120, 'js', { code: 'send(1)' }] })
  await page.waitForTimeout(1000)
  expect(asked.filter((url) => /ts\.worker|editor\.worker|monaco/i.test(url))).toEqual([])
  await field(page).click()
  await expect(editor(page)).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
  await expect(box(page, 'code cell js')).toHaveCount(0)
  await expect(editor(page)).toHaveCount(0)
})
