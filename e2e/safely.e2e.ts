// Opened safely a patch is there to be looked at and edited, and nothing of it runs until the person says so.
import { expect, test, type Page } from '@playwright/test'
import { canvas, notices, openConsole, opened, patchId, saved } from './helpers/app.ts'
import { box } from './helpers/boxes.ts'
import { typeBoxAt } from './helpers/hands.ts'
import { openSketch, sketchFile } from './helpers/sketches.ts'

const boxes = {
  load: [40, 40, 'loadbang'],
  out: [40, 100, 'print begun'],
  cell: [300, 40, 'js', { code: 'console.log("the cell runs")' }]
} as const

const runs = (page: Page) =>
  page.getByRole('button', { name: 'Run', exact: true }).and(page.locator('.banner *'))

/** Nothing has run, an edit is kept, and then it runs when it is told to. */
async function untilRun(page: Page, run: () => Promise<void>): Promise<void> {
  await expect(page.getByText('Nothing runs. Opened safely.')).toBeVisible()
  await typeBoxAt(page, { x: 900, y: 500 }, 'print edited')
  await saved(page)
  // A cell's own Run says why nothing comes of it.
  await box(page, 'code cell js').getByRole('button', { name: 'Run' }).click()
  await expect(notices(page)).toContainText(['Nothing of this patch runs yet. Run in the bar above'])
  const lines = await openConsole(page)
  await expect(lines).toHaveCount(0)
  await run()
  await expect(lines.filter({ hasText: 'begun' })).toHaveCount(1)
  await expect(lines.filter({ hasText: 'the cell runs' })).toHaveCount(1)
  await expect(page.getByText('Nothing runs. Opened safely.')).toBeHidden()
  await expect(box(page, 'print edited')).toBeVisible()
}

test('by a link with ?safe, until Run; reloaded it runs', async ({ page }) => {
  await openSketch(page, boxes, ['load out'])
  await page.goto(`/patch/${patchId(page)}?safe`)
  await opened(page)
  await untilRun(page, () => runs(page).click())
  await expect(page).not.toHaveURL(/safe/)
  await page.reload()
  await opened(page)
  await expect((await openConsole(page)).filter({ hasText: 'begun' })).toHaveCount(1)
  await expect(box(page, 'print edited')).toBeVisible()
})

test('with Shift and a click in the list, until Ctrl Alt Enter', async ({ page }) => {
  await openSketch(page, boxes, ['load out'])
  await page.goto('/')
  await page.getByRole('link', { name: /^Sketch/ }).click({ modifiers: ['Shift'] })
  await opened(page)
  await untilRun(page, () => page.keyboard.press('Control+Alt+Enter'))
})

test('a file that is opened with Shift held', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'New patch' })).toBeVisible()
  await page.keyboard.down('Shift')
  await page.evaluate(
    (text) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], 'sketch.imp.json', { type: 'application/json' }))
      for (const event of ['dragenter', 'dragover', 'drop'])
        document.body.dispatchEvent(
          new DragEvent(event, { bubbles: true, cancelable: true, dataTransfer, shiftKey: true })
        )
    },
    sketchFile(boxes, ['load out']).toString()
  )
  await expect(canvas(page)).toBeVisible()
  await page.keyboard.up('Shift')
  await opened(page)
  await untilRun(page, () => runs(page).click())
})
