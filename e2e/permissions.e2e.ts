// A cell reaches a host only once the person has allowed it: for that patch and that code, to be taken back, and never carried along.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { opened, saved } from './helpers/app.ts'
import { box, errorOn, numberBoxes, shows } from './helpers/boxes.ts'
import { exportPerf, loadPerf } from './helpers/files.ts'
import { openSketch } from './helpers/sketches.ts'

let host = ''
let asked = 0
const server = createServer((_request, response) => {
  asked++
  response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/json' })
  response.end('{"answer": 42}')
})
test.beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  host = `localhost:${(server.address() as AddressInfo).port}`
})
test.afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const code = (plus: number): string =>
  `const ask = async () => send((await (await fetch('http://${host}/')).json()).answer + ${plus})
recv(ask)
await ask()`
const question = (page: Page): Locator =>
  page.getByRole('dialog', { name: `Allow this cell to reach ${host}?` })
const allow = (page: Page): Promise<void> =>
  question(page).getByRole('button', { name: 'Allow for this code' }).click()
const cell = (page: Page): Locator => box(page, 'code cell js')

async function edit(page: Page, text: string): Promise<void> {
  await cell(page).getByRole('textbox').fill(text)
  await page.keyboard.press('Control+Enter')
}

test('asked, refused, allowed, known, asked again for other code and elsewhere, and taken back', async ({
  page
}) => {
  await openSketch(
    page,
    { cell: [300, 40, 'js', { code: code(0) }], out: [300, 300, 'number'] },
    ['cell out'],
    () => expect(question(page)).toContainText('[js]')
  )
  const out = numberBoxes(page)

  // Refused: the box says so, and nothing was sent.
  await expect(question(page)).toContainText('your own computer or network')
  await question(page).getByText('Its code').click()
  await expect(question(page)).toContainText('await ask()')
  await question(page).getByRole('button', { name: 'Don’t allow' }).click()
  await expect(errorOn(cell(page))).toHaveAccessibleName(new RegExp(`not allowed this cell to reach ${host}`))
  expect(asked).toBe(0)

  // Run again: asked again, and allowed.
  await edit(page, code(1))
  await allow(page)
  await shows(out, 43)
  await expect(errorOn(cell(page))).toBeHidden()

  // It is known the next time.
  await saved(page)
  await page.reload()
  await opened(page)
  await shows(out, 43)
  await expect(question(page)).toBeHidden()

  // Other code is asked for by itself.
  await edit(page, code(2))
  await allow(page)
  await shows(out, 44)

  // Nothing travels with the patch.
  await saved(page)
  const bytes = await exportPerf(page)
  const first = page.url()
  await loadPerf(page, bytes)
  await page.waitForURL((url) => url.href !== first)
  await expect(question(page)).toBeVisible()
  await question(page).getByRole('button', { name: 'Don’t allow' }).click()
  await expect(errorOn(cell(page))).toBeVisible()

  // Taken back it ends at once.
  await page.goto(first)
  await opened(page)
  await shows(out, 44)
  const before = asked
  await page.getByRole('button', { name: 'File', exact: true }).click()
  await page.getByRole('menuitem', { name: /^Permissions of this patch/ }).click()
  const list = page.getByRole('dialog', { name: 'Permissions of this patch' })
  await expect(list.getByRole('listitem')).toHaveCount(2)
  for (let n = 0; n < 2; n++)
    await list
      .getByRole('button', { name: /^Revoke/ })
      .first()
      .click()
  await expect(list).toContainText('Nothing is allowed.')
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(question(page)).toBeVisible()
  expect(asked).toBe(before)
})
