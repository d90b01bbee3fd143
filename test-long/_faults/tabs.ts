// Two tabs on one patch: a thousand increments in each make two thousand, whether hands play them or two storages are open on
// the very same database; what either has stored the other reads at once; and what both edit at the same time is the same in
// both, and on the disk.
import type { BrowserContext, Page } from '@playwright/test'
import { box, middle } from '../../e2e/helpers/boxes.ts'
import { newProfile } from '../../e2e/helpers/profile.ts'
import { bringFaults } from './bundle.ts'
import { canvasState, newPage, open, openLoad, plainPage, typeBox } from './hands.ts'
import type { Load } from './load.ts'
import { backendArgs, Findings, type Part, type Setting } from './part.ts'

const load: Load = {
  boxes: { add: [20, 20, 'msg increment n'], kv: [20, 80, 'kv data'], shown: [20, 140, 'print data'] },
  cables: ['add kv', 'kv shown']
}

export const tabs: Part = {
  name: 'tabs',
  about: 'two tabs at once',
  async run(setting) {
    const profile = newProfile({ args: backendArgs(setting.backend) })
    const found = new Findings(setting.say)
    try {
      const context = await profile.start()
      const pages = [await newPage(context), await newPage(context)] as const
      const address = await openLoad(pages[0], setting.url, load)
      await open(pages[1], address)
      // It comes between bar and canvas, and moves that.
      await pages[1].getByText('Another tab runs this patch.').waitFor()
      const id = new URL(address).pathname.split('/').at(-1)!
      const figures = [
        await played(setting, pages, id, found),
        await edited(setting, pages, address, found),
        await stored(setting, context, found),
        await written(setting, context, found)
      ]
      return { faults: found.faults, figures: figures.join('; ') }
    } finally {
      await profile.remove()
    }
  }
}

const each = (rounds: number): number => Math.max(20, rounds * 10)

/** Hands play the message box in both tabs at once. */
async function played({ rounds, url }: Setting, pages: readonly Page[], id: string, found: Findings) {
  const times = each(rounds)
  await Promise.all(
    pages.map(async (page) => {
      await page.getByRole('button', { name: 'Run', exact: true }).click()
      const { x, y } = await middle(box(page, 'message increment n'))
      for (let i = 0; i < times; i++) await page.mouse.click(x, y)
      await page.getByRole('button', { name: 'Edit', exact: true }).click()
    })
  )
  const reader = await plainPage(pages[0]!.context(), url)
  await bringFaults(reader)
  // The last ones may still be on their way from tab to tab.
  let n: unknown = null
  for (let i = 0; i < 50 && n !== 2 * times; i++) {
    n = await reader.evaluate((patch) => faults.valueOf(patch, 'data', 'n'), id)
    await reader.waitForTimeout(100)
  }
  await reader.close()
  found.expect(n === 2 * times, `played ${times} times in each of two tabs, the sum is ${n}`)
  return `${n} of ${2 * times} increments by hand`
}

/** Boxes are typed, dragged, deleted and taken back in both tabs at once. */
async function edited({ rounds, random }: Setting, pages: readonly Page[], address: string, found: Findings) {
  const times = Math.max(3, Math.round(rounds / 4))
  const chances = pages.map(() => Array.from({ length: times }, random))
  await Promise.all(
    pages.map(async (page, tab) => {
      for (let i = 0; i < times; i++) {
        await typeBox(
          page,
          100 + 200 * (i % 5),
          (tab === 0 ? 120 : 580) + 36 * Math.floor(i / 5),
          `print t${tab}e${i}`
        )
        const what = chances[tab]![i]!
        if (what < 0.3) await page.keyboard.press('Delete')
        else if (what < 0.5) await page.keyboard.press('Control+z')
        else if (what < 0.7) await page.keyboard.press('ArrowRight')
      }
    })
  )
  for (const page of pages) await open(page)
  await pages[0]!.waitForTimeout(1000)
  const [one, other] = await Promise.all(pages.map(canvasState))
  found.expect(one === other, `edited in two tabs, they differ: ${one} | ${other}`)
  await Promise.all(pages.map((page) => open(page, address)))
  const [again, otherAgain] = await Promise.all(pages.map(canvasState))
  found.expect(one === again, `edited in two tabs, after a reload it differs: ${one} | ${again}`)
  found.expect(again === otherAgain, `after a reload two tabs differ: ${again} | ${otherAgain}`)
  return `${2 * times} edits by hand in two tabs`
}

/** Two storages, open on one database in two pages, that know nothing of each other. */
async function stored({ rounds, url }: Setting, context: BrowserContext, found: Findings) {
  const times = each(rounds)
  const id = 'faults-tabs-data'
  const pages = [await plainPage(context, url), await plainPage(context, url)]
  for (const page of pages) await bringFaults(page)
  const [first, second] = pages as [Page, Page]
  for (const how of ['increment', 'update', 'insert'] as const) {
    const sums = await Promise.all(
      pages.map((page) =>
        page.evaluate(([patch, n, kind]) => faults.addUp(patch, n, kind), [id, times, how] as const)
      )
    )
    const wanted = String(2 * times)
    for (const sum of [
      await first.evaluate((patch) => faults.sums(patch), id),
      await second.evaluate((patch) => faults.sums(patch), id)
    ])
      found.expect(
        String(sum[how]) === wanted,
        `${how}, ${times} times in each of two pages: ${sum[how]} (told ${sums})`
      )
  }
  // What one was told is stored, the other must read, however recently it read what was there before.
  let stale = 0
  for (let i = 0; i < each(rounds) / 10; i++) {
    const [writer, reader] = i % 2 === 0 ? [first, second] : [second, first]
    await writer.evaluate(([patch, n]) => faults.setTo(patch, n), [id, i] as const)
    const [n, doc, count] = await reader.evaluate((patch) => faults.readBack(patch), id)
    if (n !== i || doc !== i || count !== 1) stale++
  }
  found.expect(stale === 0, `${stale} times a page read what another had already replaced`)
  for (const page of pages) await page.close()
  return `${2 * times} increments, updates and inserts each through two storages`
}

/** A document is edited in two pages as fast as they can; one of them may die right after. What the other shows is saved. */
async function written({ rounds, url, random }: Setting, context: BrowserContext, found: Findings) {
  const times = Math.max(2, Math.round(rounds / 5))
  let deaths = 0
  for (let i = 0; i < times; i++) {
    const id = `faults-tabs-document-${i}`
    const pages = [await plainPage(context, url), await plainPage(context, url)] as const
    for (const page of pages) await bringFaults(page)
    await Promise.all(
      pages.map((page) => {
        const seed = Math.floor(random() * 1e9)
        return page.evaluate(([patch, chance]) => faults.editDocument(patch, chance), [id, seed] as const)
      })
    )
    const dies = random() < 0.5
    if (dies) {
      deaths++
      await crash(pages[0])
    }
    await pages[1].waitForTimeout(100 + random() * 300)
    const seen = await pages[1].evaluate(async () => {
      const state = faults.seenDocument()
      await faults.closeDocument()
      return state
    })
    if (!dies) {
      found.expect(
        (await pages[0].evaluate(() => faults.seenDocument())) === seen,
        `document ${i}: two pages differ`
      )
      await pages[0].evaluate(() => faults.closeDocument())
    }
    const reader = await plainPage(context, url)
    await bringFaults(reader)
    const disk = await reader.evaluate((patch) => faults.documentState(patch), id)
    found.expect(
      disk === seen,
      `document ${i}${dies ? ', one page died' : ''}: the disk lacks what the other page showed as saved`
    )
    for (const page of [...pages, reader]) await page.close()
  }
  return `${times} documents edited in two pages, ${deaths} of which died`
}

/** Ends a page's process before it can say a word. */
async function crash(page: Page): Promise<void> {
  const died = page.waitForEvent('crash')
  const tools = await page.context().newCDPSession(page)
  tools.send('Page.crash').catch(() => {})
  await died
}
