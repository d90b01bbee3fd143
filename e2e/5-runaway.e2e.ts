// What runs away is stopped and named, the rest of the patch goes on, and typing works meanwhile. How fast it is stopped and
// how quick typing is: bench/typing.ts.
import { expect, test, type Page } from '@playwright/test'
import { openConsole, reload, saved } from './helpers/app.ts'
import { box, boxes, errorOn, numberBoxes, shows } from './helpers/boxes.ts'
import { play, typeBoxAt } from './helpers/hands.ts'
import { openSketch } from './helpers/sketches.ts'

/** A clock whose count shows that the rest of the patch runs, and something that a hand sets off. */
const clock = {
  load: [40, 40, 'loadbang'],
  metro: [40, 90, 'metro 50'],
  counter: [40, 140, 'counter'],
  ticks: [40, 190, 'number']
} as const
const clockCables = ['load metro', 'metro counter', 'counter ticks']

const ticks = async (page: Page): Promise<number> =>
  Number(await numberBoxes(page).first().getByRole('status').textContent())

async function ticksOn(page: Page): Promise<void> {
  const from = await ticks(page)
  await expect.poll(() => ticks(page)).toBeGreaterThan(from)
}

/** Everything that was there is there, and what was typed meanwhile, also after a reload. */
async function nothingLost(page: Page, before: number): Promise<void> {
  await expect(box(page, 'print meanwhile')).toBeVisible()
  await saved(page)
  await reload(page)
  await expect(boxes(page)).toHaveCount(before + 1)
  await expect(box(page, 'print meanwhile')).toBeVisible()
  await ticksOn(page)
}

test('a cell that loops for ever', async ({ page }) => {
  await openSketch(
    page,
    { ...clock, cell: [300, 40, 'js', { code: 'send(1)' }], out: [300, 240, 'number'] },
    [...clockCables, 'cell out']
  )
  const cell = box(page, 'code cell js')
  const out = numberBoxes(page).last()
  await shows(out, 1)
  await cell.getByRole('textbox').fill('while (true) {}')
  await page.keyboard.press('Control+Enter')
  await typeBoxAt(page, { x: 1000, y: 500 }, 'print meanwhile')
  await ticksOn(page)
  await expect(errorOn(cell)).toHaveAccessibleName(/did not answer for 2 s and was stopped/)
  await ticksOn(page)

  // It begins anew when it is told to.
  await cell.getByRole('textbox').fill('send(42)')
  await page.keyboard.press('Control+Enter')
  await shows(out, 42)
  await expect(errorOn(cell)).toBeHidden()
  await nothingLost(page, 6)
})

test('[until] without an end', async ({ page }) => {
  await openSketch(
    page,
    { ...clock, go: [300, 40, 'button'], until: [300, 100, 'until'], count: [300, 160, 'f'] },
    [...clockCables, 'go until', 'until count']
  )
  await play(box(page, 'button'))
  await typeBoxAt(page, { x: 1000, y: 500 }, 'print meanwhile')
  // The turn is ended, and the box that ran then is named.
  const failed = boxes(page).filter({ has: page.getByRole('img', { name: /^Error: .*stopped/ }) })
  await expect(failed).toHaveCount(1)
  await expect(failed).toHaveAccessibleName(/^(until|f)$/)
  await ticksOn(page)
  await nothingLost(page, 7)
})

test('cables in a circle', async ({ page }) => {
  await openSketch(page, { ...clock, go: [300, 40, 'button'], a: [300, 100, '+ 1'], b: [300, 160, 'int'] }, [
    ...clockCables,
    'go b',
    'b a',
    'a b'
  ])
  await play(box(page, 'button'))
  await typeBoxAt(page, { x: 1000, y: 500 }, 'print meanwhile')
  const failed = boxes(page).filter({ has: page.getByRole('img', { name: /^Error: / }) })
  await expect(failed).toHaveCount(1)
  await expect(failed).toHaveAccessibleName(/^(\+ 1|int)$/)
  const lines = await openConsole(page)
  await lines
    .getByRole('button', { name: /^error: (\+ 1|int): / })
    .first()
    .click()
  // What to do about it stands below the lines.
  await expect(page.getByRole('region', { name: 'Console' })).toContainText(/circle|loop/)
  await ticksOn(page)
  await nothingLost(page, 7)
})
