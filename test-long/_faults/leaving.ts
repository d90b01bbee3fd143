// Writes begun as the page goes: an edit in the last moment before the tab is closed, reloaded or sent elsewhere; and, printed only
// since nothing promises it, a request to a store, whose engine goes with the page.
import type { BrowserContext, Page } from '@playwright/test'
import { box, middle } from '../../e2e/helpers/boxes.ts'
import { canvas } from '../../e2e/helpers/app.ts'
import { newProfile } from '../../e2e/helpers/profile.ts'
import { bringFaults } from './bundle.ts'
import { newPage, open, openLoad, plainPage } from './hands.ts'
import type { Load } from './load.ts'
import { backendArgs, Findings, type Part } from './part.ts'

const load: Load = {
  boxes: { add: [20, 20, 'msg increment n'], kv: [20, 80, 'kv data'] },
  cables: ['add kv']
}

const ways = ['closed', 'reloaded', 'sent elsewhere'] as const

/** Of the edits this share must land. */
const ENOUGH = 0.95

export const leaving: Part = {
  name: 'leaving',
  about: 'writes begun as the page goes',
  async run({ url, backend, random, rounds, say }) {
    const profile = newProfile({ args: backendArgs(backend) })
    const found = new Findings(say)
    const times = Math.max(3, Math.round(rounds * 0.6))
    const landed = new Map<string, number>()
    let stored = 0
    let kept = 0
    try {
      const context = await profile.start()
      const first = await newPage(context)
      const address = await openLoad(first, url, load)
      const id = new URL(address).pathname.split('/').at(-1)!
      await first.close()
      for (let i = 0; i < times; i++) {
        const way = ways[i % ways.length]!
        const page = await newPage(context)
        await open(page, address)
        const text = `print last ${i}`
        await page.mouse.dblclick(200, 120)
        await canvas(page)
          .getByRole('textbox', { name: / text$/ })
          .waitFor()
        await page.keyboard.type(text)
        // By now what was typed before is said and done; the edit itself is begun by this key.
        await page.waitForTimeout(random() * 100)
        await page.keyboard.press('Enter')
        await leave(page, way, url)
        const reader = await reading(context, url)
        const { texts } = await reader.evaluate((patch) => faults.documentTexts(patch), id)
        if (texts.includes(text)) landed.set(way, (landed.get(way) ?? 0) + 1)
        else say(`the edit before the page was ${way} is gone (round ${i})`)
        await reader.evaluate(([patch, gone]) => faults.removeBoxes(patch, gone), [id, [text]] as const)
        await reader.close()
      }
      for (let i = 0; i < times / 2; i++) {
        const page = await newPage(context)
        await open(page, address)
        const { x, y } = await middle(box(page, 'message increment n'))
        await page.keyboard.down('Control')
        await page.mouse.click(x, y)
        await leave(page, ways[i % ways.length]!, url)
        const reader = await reading(context, url)
        const n = ((await reader.evaluate((patch) => faults.valueOf(patch, 'data', 'n'), id)) as number) ?? 0
        if (n > stored) kept++
        stored = n
        await reader.close()
      }
    } finally {
      await profile.remove()
    }
    const all = [...landed.values()].reduce((sum, one) => sum + one, 0)
    const each = ways.map((way) => `${way} ${landed.get(way) ?? 0}`).join(', ')
    found.expect(all >= ENOUGH * times, `${all} of ${times} edits landed`)
    const figures = `${all} of ${times} last edits landed (${each}); of ${Math.ceil(times / 2)} last requests ${kept} were stored`
    return { faults: found.faults, figures }
  }
}

async function leave(page: Page, way: (typeof ways)[number], url: string): Promise<void> {
  if (way === 'sent elsewhere') await page.goto(`${url}/favicon.svg`)
  else if (way === 'reloaded') await page.reload()
  if (!page.isClosed()) await page.close({ runBeforeUnload: false })
}

async function reading(context: BrowserContext, url: string): Promise<Page> {
  const page = await plainPage(context, url)
  await bringFaults(page)
  return page
}
