// What a person has seen, told to us outside of the browser as it is seen: once a frame the numbers that the load's boxes show,
// and whether the bar says "Saved" over which boxes. What was seen is acknowledged, whatever becomes of the browser then.
import type { BrowserContext, Page } from '@playwright/test'

export interface Seen {
  /** Box id -> the highest number that it has shown. */
  numbers: Map<string, number>
  /** Names of boxes that were on the screen while the bar said that everything was saved. */
  saved: Set<string>
  /** How often the bar went to "Saved". */
  timesSaved: number
}

export const nothingSeen = (): Seen => ({ numbers: new Map(), saved: new Set(), timesSaved: 0 })

interface Look {
  numbers: [string, number][]
  /** Null while the bar says anything else. */
  saved: string[] | null
}

/** Lets `seen()` hear of every page of the context that is watched. */
export async function callWitness(context: BrowserContext, seen: () => Seen): Promise<void> {
  await context.exposeBinding('loadbangWitness', (_source, { numbers, saved }: Look) => {
    const now = seen()
    for (const [id, n] of numbers) now.numbers.set(id, Math.max(n, now.numbers.get(id) ?? 0))
    if (saved === null) return
    now.timesSaved++
    for (const name of saved) now.saved.add(name)
  })
}

/** From here on this page is watched, until its document goes. */
export async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { loadbangWitness } = globalThis as unknown as { loadbangWitness(look: unknown): Promise<void> }
    let last = ''
    const look = () => {
      const numbers = [...document.querySelectorAll<HTMLElement>('[data-box^="ack-"]')].map((box) => [
        box.dataset.box,
        Number(box.querySelector('output')?.textContent ?? 0)
      ])
      const boxes = [...document.querySelectorAll('[aria-roledescription=box]')]
      const saved =
        document.querySelector<HTMLElement>('[data-save]')?.dataset.save === 'saved'
          ? boxes.map((box) => box.getAttribute('aria-label'))
          : null
      const now = JSON.stringify([numbers, saved])
      if (now !== last) void loadbangWitness({ numbers, saved })
      last = now
      requestAnimationFrame(look)
    }
    look()
  })
}
