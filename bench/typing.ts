// Typing beside a patch that has run away, and beside the same patch at rest, in turn in one run, in Chromium on the built app:
// how long from a key to the paint that shows it (95th percentile), and how long until the box says that it was stopped.
import { chromium } from 'playwright'
import { box, errorOn } from '../e2e/helpers/boxes.ts'
import { play } from '../e2e/helpers/hands.ts'
import { openSketch } from '../e2e/helpers/sketches.ts'
import { serveApp } from '../hub/app.ts'
import { serve } from '../hub/serve.ts'
import { buildIfStale } from '../scripts/build.ts'
import { browserArgs, executablePath } from '../scripts/ensure-browser.ts'
import { orExit } from '../scripts/tools.ts'
import { KEYS, typed, watchKeys } from './_keys.ts'
import { asked, median } from './_report.ts'

const ROUNDS = 7

orExit(buildIfStale())
const server = await serve(serveApp('build'), { port: 0 })
const browser = await chromium.launch({ executablePath: await executablePath(), args: browserArgs() })
const page = await browser.newPage({ baseURL: server.url, viewport: { width: 1280, height: 800 } })
await openSketch(
  page,
  {
    go: [40, 40, 'button'],
    until: [40, 100, 'until'],
    count: [40, 160, 'counter'],
    shown: [40, 220, 'number'],
    print: [140, 220, 'print'],
    cell: [400, 40, 'js', { code: 'while (true) {}' }]
  },
  ['go until', 'until count', 'count shown', 'count print']
)
await page.evaluate(watchKeys)
const cell = box(page, 'code cell js')
const runaways: Record<string, () => Promise<void>> = {
  'a cell': () => cell.getByRole('button', { name: 'Run' }).click(),
  'a message loop': () => play(box(page, 'button'))
}
/** How often the patch has said that it stopped something. */
const errors = async (): Promise<number> => {
  const badge = page.getByRole('button', { name: /\berrors?$/ })
  return (await badge.count()) === 0 ? 0 : parseInt((await badge.textContent())!.replaceAll(',', ''))
}
const stopped = async (before: number): Promise<number> => {
  const since = performance.now()
  while ((await errors()) === before && performance.now() - since < 20_000)
    await new Promise((resolve) => setTimeout(resolve, 50))
  return (performance.now() - since) / 1000
}

const found = new Map<string, { ratio: number; idle: number; beside: number; seconds: number }[]>()
// The cell runs when the patch opens.
await errorOn(cell).waitFor()
// The first round warms everything up and is not counted.
for (let round = 0; round <= ROUNDS; round++) {
  for (const [name, start] of Object.entries(runaways)) {
    const idle = await typed(page)
    const before = await errors()
    await start()
    const [beside, seconds] = await Promise.all([typed(page), stopped(before)])
    const figures = { ratio: beside / idle, idle, beside, seconds }
    if (round > 0) found.set(name, [...(found.get(name) ?? []), figures])
  }
}
await browser.close()
await server.close()

console.log(`${ROUNDS} rounds in turn, ${KEYS} keys each, 95th percentiles, medians of the rounds`)
for (const [name, rounds] of found) {
  const middle = (of: (round: (typeof rounds)[number]) => number): number => median(rounds.map(of))
  console.log(
    `beside ${name}: ${middle((r) => r.beside).toFixed(1)} ms, at rest ${middle((r) => r.idle).toFixed(1)} ms; ` +
      `stopped after ${middle((r) => r.seconds).toFixed(1)} s`
  )
}
const worst = (of: (round: { ratio: number; seconds: number }) => number): number =>
  Math.max(...[...found.values()].map((rounds) => median(rounds.map(of))))
asked(
  'stopped, seconds',
  4,
  worst((round) => round.seconds)
)
asked(
  'typing',
  2,
  worst((round) => round.ratio)
)
