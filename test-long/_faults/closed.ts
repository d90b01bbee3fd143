// Connections that end under a patch: closed by the browser while it stores, held up by a page that does not let go, or sent away
// by a newer version. The boxes say it, the bar says it, nothing acknowledged is lost, and whatever can work again does by itself.
import type { BrowserContext } from '@playwright/test'
import { newProfile } from '../../e2e/helpers/profile.ts'
import { bringFaults } from './bundle.ts'
import { ask, bar, eventually, newPage, open, openConsole, openLoad, plainPage, typeBox } from './hands.ts'
import { cellBoxes, entry, type Load } from './load.ts'
import { backendArgs, Findings, most, type Part } from './part.ts'
import { forceClose, holdOld, openNewer, spin } from './stubborn.ts'
import { callWitness, nothingSeen, watch } from './witness.ts'

/** One after another, each until it is stored: what failed may have been stored all the same. */
const stubbornly = (setUp: string, write: string) => `
${setUp}
async function work() {
  for (let n = 1; ; ) {
    try {
      ${write}
      send(n++)
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}
work()
`
const writers: Record<string, Load> = {
  'kv-cell': cellBoxes(
    'kv-cell',
    740,
    stubbornly(`const own = kv.store('cell')`, `await own.set('k' + n, ${entry('n')})`)
  ),
  'db-cell': cellBoxes(
    'db-cell',
    980,
    stubbornly(`const own = db.store('cell')`, `await own.insert('notes', ${entry('n')})`)
  )
}
const asking: Load = {
  boxes: {
    set: [20, 20, 'msg set a 1'],
    kv: [20, 80, 'kv data'],
    kvSays: [20, 140, 'print kv'],
    insert: [280, 20, 'msg insert notes {n: 1}'],
    db: [280, 80, 'db data'],
    dbSays: [280, 140, 'print db']
  },
  cables: ['set kv', 'kv kvSays', 'insert db', 'db dbSays']
}
const load: Load = {
  boxes: Object.assign(
    {},
    asking.boxes,
    ...Object.values(writers).map(({ boxes }) => boxes)
  ) as Load['boxes'],
  cables: [...asking.cables, ...Object.values(writers).flatMap(({ cables }) => cables)]
}

const messages = [
  ['set a 1', 'kv', 'ok: true'],
  ['insert notes {n: 1}', 'db', 'id: ']
] as const

export const closed: Part = {
  name: 'closed',
  about: 'connections that end under a patch',
  async run({ url, backend, random, rounds, say }) {
    const profile = newProfile({ args: backendArgs(backend) })
    const found = new Findings(say)
    try {
      const context = await profile.start()
      const closings = await closedByBrowser(
        context,
        url,
        Math.max(2, Math.round(rounds / 10)),
        random,
        found
      )
      if (closings === null) return { notRun: 'this browser has no page that closes connections' }
      const figures = [closings, await heldUp(context, url, found), await newerVersion(context, url, found)]
      return { faults: found.faults, figures: figures.join('; ') }
    } finally {
      await profile.remove()
    }
  }
}

const idOf = (address: string): string => new URL(address).pathname.split('/').at(-1)!

/** While it stores and is edited. */
async function closedByBrowser(
  context: BrowserContext,
  url: string,
  times: number,
  random: () => number,
  found: Findings
): Promise<string | null> {
  let seen = nothingSeen()
  let acknowledged = 0
  let refused = 0
  await callWitness(context, () => seen)
  for (let round = 1; round <= times; round++) {
    seen = nothingSeen()
    const page = await newPage(context)
    const address = await openLoad(page, url, load)
    await openConsole(page)
    await watch(page)
    const texts: string[] = []
    for (let i = 0; i < 3; i++) {
      await page.waitForTimeout(random() * 1000)
      const before = new Map(seen.numbers)
      if (!(await forceClose(context))) return null
      texts.push(`print c${i}`)
      await typeBox(page, 160 + 200 * i, 220, texts.at(-1)!)
      await bar(page, 'Saved').waitFor()
      for (const [message, printer, part] of messages)
        await eventually(`${message} works again after closing ${i} of round ${round}`, async () => {
          const reply = await ask(page, message, printer)
          // On a machine under load it may take longer to open than anybody waits.
          if (reply.includes('op: "error"')) refused++
          return reply.includes(part)
        })
      const shown = (numbers: Map<string, number>, name: string) => numbers.get(`ack-${name}`) ?? 0
      for (const name of Object.keys(writers))
        await eventually(
          `${name} goes on after closing ${i} of round ${round}`,
          () => shown(seen.numbers, name) > shown(before, name)
        )
    }
    await page.close()
    const reader = await plainPage(context, url)
    await bringFaults(reader)
    const left = await reader.evaluate((id) => faults.lookAtLoad(id), idOf(address))
    for (const name of Object.keys(writers)) {
      const number = seen.numbers.get(`ack-${name}`) ?? 0
      acknowledged += number
      const { upTo, strange } = left[name]!
      found.expect(upTo >= number, `round ${round}, ${name}: ${number} acknowledged, ${upTo} there`)
      for (const what of strange)
        found.expect(what.endsWith('is there twice'), `round ${round}, ${name}: ${what}`)
    }
    const onDisk = await reader.evaluate((id) => faults.documentTexts(id), idOf(address))
    for (const text of texts)
      found.expect(onDisk.texts.includes(text), `round ${round}: ${text} was saved and is gone`)
    await reader.close()
  }
  return `${3 * times} times closed by the browser, ${acknowledged} entries acknowledged, ${refused} of at least ${6 * times} messages answered with an error first`
}

/** A page of an old version keeps its connection, or a transaction, and hears nothing. */
async function heldUp(context: BrowserContext, url: string, found: Findings): Promise<string> {
  const page = await newPage(context)
  const address = await openLoad(page, url, asking)
  const id = idOf(address)
  await page.goto('about:blank')
  const stubborn = await plainPage(context, url)
  await holdOld(stubborn, `loadbang-data-${id}`)
  await open(page, address)
  await openConsole(page)
  for (const [message, printer] of messages) {
    const reply = await ask(page, message, printer)
    found.expect(
      /op: "error", message: ".*does not answer/.test(reply),
      `held up, ${message} was answered ${reply}`
    )
  }
  await typeBox(page, 200, 220, 'print beside')
  await bar(page, 'Saved').waitFor()
  const healed: number[] = []
  await stubborn.close()
  for (const [message, printer, part] of messages) {
    const began = performance.now()
    // An open that was under way may still be given up.
    await eventually(`${message} works again`, async () => (await ask(page, message, printer)).includes(part))
    healed.push(performance.now() - began)
  }

  const busy = await plainPage(context, url)
  await spin(busy, `loadbang-patch-${id}`)
  const began = performance.now()
  await typeBox(page, 420, 220, 'print late')
  await bar(page, 'Not saved').waitFor()
  const said = performance.now() - began
  await busy.close()
  await bar(page, 'Saved').waitFor()
  await page.close()
  const reader = await plainPage(context, url)
  await bringFaults(reader)
  const { texts } = await reader.evaluate((patch) => faults.documentTexts(patch), id)
  for (const text of ['print beside', 'print late'])
    found.expect(texts.includes(text), `held up: ${text} was saved and is gone`)
  await reader.close()
  return `held up by another page: calls answered with an error, and done at most ${most(healed)} ms after it had gone; "Not saved" after ${Math.round(said)} ms`
}

/** Another page opens the databases as a newer version would. */
async function newerVersion(context: BrowserContext, url: string, found: Findings): Promise<string> {
  const page = await newPage(context)
  const id = idOf(await openLoad(page, url, asking))
  await openConsole(page)
  for (const [message, printer, part] of messages)
    found.expect(
      (await ask(page, message, printer)).includes(part),
      `before a newer version, ${message} fails`
    )
  const newer = await plainPage(context, url)
  for (const kind of ['data', 'patch']) await openNewer(newer, `loadbang-${kind}-${id}`)
  for (const [message, printer] of messages) {
    const reply = await ask(page, message, printer)
    found.expect(
      /op: "error", message: ".*newer version/.test(reply),
      `beside a newer version, ${message} was answered ${reply}`
    )
  }
  await bar(page, 'Not saved').waitFor()
  for (const one of [page, newer]) await one.close()
  return 'a newer version is let through at once, and said'
}
