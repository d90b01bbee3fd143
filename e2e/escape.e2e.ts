// Floods of cells in the app: each ends, the cell or its frame, and is named; typing and saving go on, and after a reload everything is
// there. What cells try one by one: src/lib/jsrunner/escape.browser.test.ts.
import { expect, test, type Page } from '@playwright/test'
import { reload, saved, secondTab } from './helpers/app.ts'
import { box, boxes, errorOn, numberBoxes, shows } from './helpers/boxes.ts'
import { lookFromOutside } from './helpers/from-outside.ts'
import { typeBoxAt } from './helpers/hands.ts'
import { openSketch } from './helpers/sketches.ts'

/** Each floods when it is run, not when the patch opens: else it would do so again after the reload. */
const floods: Record<string, { code: string; told: RegExp }> = {
  messages: {
    code: 'setInterval(() => { for (let i = 0; i < 250000; i++) send(i) }, 0)',
    told: /too much at once|did not answer|flooded/
  },
  'names, to the engine': {
    code: 'for (;;) recvFrom("a", send)()',
    told: /too much at once|did not answer|flooded/
  },
  'watches, errors caught': {
    code: 'for (;;) try { kv.watch(send)() } catch {}',
    told: /did not answer|flooded/
  },
  'workers, of which it has none': { code: 'for (;;) new Worker("data:,1")', told: /Worker is not defined/ },
  'memory of bytes': {
    code: 'const a = []; for (;;) a.push(new ArrayBuffer(2 ** 30))',
    told: /allocation failed|did not answer|memory/
  }
}

/** Ends the process of the cell's frame where it is not ended before. */
const memory = {
  code: 'const a = []; setInterval(() => { for (let i = 0; i < 20; i++) a.push(new Array(1e6).fill(i + 0.5)) }, 1)',
  told: /did not answer|memory/
}

async function run(page: Page, code: string): Promise<void> {
  await box(page, 'code cell js').first().getByRole('textbox').fill(code)
  await page.keyboard.press('Control+Enter')
}

for (const [name, { code, told }] of Object.entries(floods)) {
  test(`a flood of ${name}`, async ({ page }) => {
    await openSketch(
      page,
      {
        cell: [40, 40, 'js', { code: 'send(await kv.increment("runs"))' }],
        out: [300, 240, 'number'],
        keeps: [300, 300, 'print kept']
      },
      ['cell out']
    )
    await saved(page)
    await shows(numberBoxes(page).first(), 1)
    await run(page, code)
    // The page itself goes on.
    await typeBoxAt(page, { x: 1000, y: 500 }, 'print meanwhile')
    await expect(errorOn(box(page, 'code cell js'))).toHaveAccessibleName(told, { timeout: 30_000 })

    // What it kept before is there, and it begins anew.
    await box(page, 'code cell js')
      .getByRole('textbox')
      .fill('inlets("in")\noutlets("out")\nsend(await kv.get("runs") + 41)')
    await page.keyboard.press('Control+Enter')
    await expect(errorOn(box(page, 'code cell js'))).toBeHidden({ timeout: 30_000 })
    await shows(numberBoxes(page).first(), 42)
    await saved(page)
    await reload(page)
    await shows(numberBoxes(page).first(), 42)
    await expect(boxes(page)).toHaveCount(4)
    await expect(box(page, 'print meanwhile')).toBeVisible()
    await expect(errorOn(box(page, 'code cell js'))).toBeHidden()
  })
}

test('a flood of memory: the page goes on, and so do the cells beside it, or they say what became of them', async ({
  page
}) => {
  // Filling a memory takes a slow machine its time.
  test.setTimeout(180_000)
  await openSketch(
    page,
    {
      cell: [40, 40, 'js', { code: 'send(await kv.increment("runs"))' }],
      other: [300, 40, 'js', { code: 'let n = 0; setInterval(() => send(++n), 100)' }],
      out: [300, 240, 'number'],
      kept: [40, 240, 'number']
    },
    ['other out', 'cell kept']
  )
  await saved(page)
  await shows(numberBoxes(page).last(), 1)
  const look = await lookFromOutside(page)
  // The first runs the patch, both show it.
  const second = await secondTab(page)
  await run(page, memory.code)
  await expect(errorOn(box(second, 'code cell js').first())).toHaveAccessibleName(memory.told, {
    timeout: 90_000
  })
  await typeBoxAt(second, { x: 1000, y: 500 }, 'print meanwhile')
  await expect
    .poll(async () =>
      look('[...document.querySelectorAll("[data-box]")].map((box) => box.textContent).join()')
    )
    .toContain('print meanwhile')

  const other = box(second, 'code cell js').last()
  const [ticks, kept] = [numberBoxes(second).first(), numberBoxes(second).last()]
  const value = async (): Promise<number> => Number(await ticks.getByRole('status').textContent())
  const before = await value()
  await expect.poll(async () => (await value()) > before || (await errorOn(other).isVisible())).toBe(true)
  // Either way it runs again when it is told to.
  await other.getByRole('textbox').fill('send(-7)')
  await second.keyboard.press('Control+Enter')
  await shows(ticks, -7)

  // What it kept before is there, and it begins anew.
  const flooding = box(second, 'code cell js').first()
  await flooding.getByRole('textbox').fill('inlets("in")\noutlets("out")\nsend(await kv.get("runs") + 41)')
  await second.keyboard.press('Control+Enter')
  await expect(errorOn(flooding)).toBeHidden({ timeout: 30_000 })
  await shows(kept, 42)
  await saved(second)
  await page.close()
  await reload(second)
  await shows(kept, 42)
  await expect(boxes(second)).toHaveCount(5)
  await expect(box(second, 'print meanwhile')).toBeVisible()
  await expect(errorOn(flooding)).toBeHidden()
})
