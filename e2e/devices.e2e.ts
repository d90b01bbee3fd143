// Camera, microphone and MIDI in a cell: each asked for, and ended as soon as it is taken back. The browser's own are fakes.
import { expect, test, type Page } from '@playwright/test'
import { browserArgs, executablePath } from '../scripts/ensure-browser.ts'
import { box, errorOn, numberBoxes, shows } from './helpers/boxes.ts'
import { openSketch } from './helpers/sketches.ts'

const fakes = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']
test.use({ launchOptions: { executablePath: await executablePath(), args: [...browserArgs(), ...fakes] } })

const code = `const picture = await camera.frame()
send(picture.width > 0 && picture.height > 0, 0)
picture.close()
let blocks = 0
microphone.recv((samples, rate) => send(samples.length === 1024 && rate > 8000 ? ++blocks : -1, 1))
if (await permit('midi')) {
  midi.recv((bytes) => send(bytes[1], 2), 'fake')
  await midi.send([144, 61, 100])
}`

const allow = (page: Page, what: string): Promise<void> =>
  page
    .getByRole('dialog', { name: `Allow this cell to ${what}?` })
    .getByRole('button', { name: 'Allow for this code' })
    .click()

test('each is asked for, is heard, and ends when it is taken back', async ({ page }) => {
  // What is sent to its output comes in at its input.
  await page.addInitScript(() => {
    const input = Object.assign(new EventTarget(), { name: 'a fake in' })
    const output = {
      name: 'a fake out',
      send: (data: number[]) =>
        input.dispatchEvent(Object.assign(new Event('midimessage'), { data: Uint8Array.from(data) }))
    }
    const access = Object.assign(new EventTarget(), {
      inputs: new Map([['in', input]]),
      outputs: new Map([['out', output]])
    })
    Object.defineProperty(navigator, 'requestMIDIAccess', { value: () => Promise.resolve(access) })
  })
  const boxes = {
    cell: [300, 40, 'js 1 3', { code }],
    a: [100, 400, 'number'],
    b: [300, 400, 'number'],
    c: [500, 400, 'number']
  } as const
  await openSketch(page, boxes, ['cell a', 'cell:1 b', 'cell:2 c'], () => allow(page, 'use the camera'))
  await shows(numberBoxes(page).nth(0), 1)
  await allow(page, 'use the microphone')
  await allow(page, 'use MIDI devices')
  await shows(numberBoxes(page).nth(2), 61)
  const heard = numberBoxes(page).nth(1).getByRole('status')
  const count = async (): Promise<number> => Number(await heard.textContent())
  await expect.poll(count).toBeGreaterThan(2)

  await page.getByRole('button', { name: 'File', exact: true }).click()
  await page.getByRole('menuitem', { name: /^Permissions of this patch/ }).click()
  const list = page.getByRole('dialog', { name: 'Permissions of this patch' })
  await expect(list.getByRole('listitem')).toHaveCount(3)
  await list.getByRole('button', { name: /^Revoke: Use the microphone/ }).click()
  await page.keyboard.press('Escape')
  await expect(errorOn(box(page, 'code cell js'))).toHaveAccessibleName(
    /not allowed this cell to use the microphone/
  )
  const before = await count()
  await page.waitForTimeout(300)
  expect(await count()).toBe(before)
})
