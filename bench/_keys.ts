// How long a key takes to be painted: from its event to the end of the frame that shows it.
import type { Page } from 'playwright'

export const KEYS = 36
/** Milliseconds between keys: a fast typist. */
const PACE = 45

/** Types into a new box and gives it up; the 95th percentile of the time from key to paint, in milliseconds. */
export async function typed(page: Page): Promise<number> {
  await page.mouse.dblclick(900, 600)
  await page.evaluate(() => void (delays.length = 0))
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press('abcdefgh'[key % 8]!)
    await new Promise((resolve) => setTimeout(resolve, PACE))
  }
  await page.waitForFunction((count) => delays.length >= count, KEYS)
  const sorted = (await page.evaluate(() => delays)).sort((a, b) => a - b)
  await page.keyboard.press('Escape')
  return sorted[Math.floor(sorted.length * 0.95)]!
}

declare global {
  // In the page: milliseconds from each key to the end of the frame that shows it.
  var delays: number[]
}

/** Runs in the page. */
export function watchKeys(): void {
  globalThis.delays = []
  const painted = (then: () => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = then
      port2.postMessage(null)
    })
  }
  addEventListener(
    'keydown',
    ({ timeStamp }) => painted(() => delays.push(performance.now() - timeStamp)),
    true
  )
}
