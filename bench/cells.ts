// Cells beside what they are made of, in turn in one run, in Chromium: 100,000 messages through a cell and back against one comlink call
// each; a start to the first message, sandbox warm, against a bare worker's; memory against bare workers'; and, in the built app, how long
// a key takes to be painted with 200 cells running, against an idle patch. One name after `cells` (messages, start, memory, typing) runs
// that part alone.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { build, preview, type InlineConfig } from 'vite'
import { openSketch } from '../e2e/helpers/sketches.ts'
import { serveApp } from '../hub/app.ts'
import { serve } from '../hub/serve.ts'
import { buildIfStale } from '../scripts/build.ts'
import { browserArgs, executablePath } from '../scripts/ensure-browser.ts'
import { orExit, root } from '../scripts/tools.ts'
import { asked, median } from './_report.ts'
import { typed, watchKeys } from './_keys.ts'

const [only] = process.argv.slice(2)
const MESSAGES = 100_000
const ROUNDS = 7
const STARTS = 25
const MANY = 40
const CELLS = 200
const TYPING = 3
const MEGABYTE = 1024 * 1024

const launch = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: await executablePath(),
    args: [...browserArgs(), '--js-flags=--expose-gc']
  })

const parts: Readonly<Record<string, () => Promise<void>>> = { messages, start, memory, typing }
for (const [name, part] of Object.entries(parts)) if (only === undefined || only === name) await part()

/** The bench page in a browser of its own. */
async function onPage(work: (page: Page, browser: Browser) => Promise<void>): Promise<void> {
  const config: InlineConfig = {
    configFile: false,
    root: join(root, 'bench/_cells'),
    // The sandbox frame's page.
    publicDir: join(root, 'static'),
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir: join(root, '.cache/bench-cells'),
      emptyOutDir: true,
      target: 'esnext',
      rolldownOptions: { input: join(root, 'bench/_cells/page.html') }
    }
  }
  await build(config)
  const server = await preview({ ...config, preview: { port: 0, host: '127.0.0.1' } })
  const browser = await launch()
  const page = await browser.newPage()
  page.on('pageerror', (error) => console.error(error))
  await page.goto(new URL('page.html', server.resolvedUrls!.local[0]).href)
  await page.waitForFunction(() => 'cellBench' in globalThis)
  await work(page, browser)
  await browser.close()
  await server.close()
}

async function messages(): Promise<void> {
  await onPage(async (page) => {
    const rounds: { cell: number; comlink: number }[] = []
    // The first round warms both up.
    for (let round = 0; round <= ROUNDS; round++) {
      const cell = await page.evaluate((count) => cellBench.cellMessages(count), MESSAGES)
      const comlink = await page.evaluate((count) => cellBench.comlinkCalls(count), MESSAGES)
      if (round > 0) rounds.push({ cell, comlink })
    }
    console.log(
      `${MESSAGES} messages and back: a cell ${median(rounds.map((r) => r.cell)).toFixed(0)} ms, comlink calls ` +
        `${median(rounds.map((r) => r.comlink)).toFixed(0)} ms, medians of ${ROUNDS} rounds`
    )
    asked('messages over comlink', 1 / 10, median(rounds.map(({ cell, comlink }) => cell / comlink)))
  })
}

async function start(): Promise<void> {
  await onPage(async (page) => {
    const found: { cell: number; bare: number }[] = []
    for (let round = 0; round < STARTS + 3; round++) {
      const cell = await page.evaluate(() => cellBench.cellStart())
      const bare = await page.evaluate(() => cellBench.bareStart())
      if (round >= 3) found.push({ cell, bare })
    }
    console.log(
      `from start to first message: a cell ${median(found.map((r) => r.cell)).toFixed(1)} ms, a bare worker ` +
        `${median(found.map((r) => r.bare)).toFixed(1)} ms, medians of ${STARTS}`
    )
    asked('start over bare worker', 2, median(found.map(({ cell, bare }) => cell / bare)))
  })
}

async function memory(): Promise<void> {
  const found: { cell: number; bare: number }[] = []
  // Each in a browser of its own: what one leaves behind is not the other's.
  for (let round = 0; round < 3; round++) {
    const each = { cell: 0, bare: 0 }
    for (const kind of ['cell', 'bare'] as const) {
      await onPage(async (page, browser) => {
        const many = (count: number): Promise<void> =>
          page.evaluate(([what, n]) => (what === 'cell' ? cellBench.manyCells(n) : cellBench.manyBare(n)), [
            kind,
            count
          ] as const)
        // The sandbox, and whatever the first one alone needs, is not a cell's.
        await many(1)
        const before = await settled(browser)
        await many(MANY)
        each[kind] = ((await settled(browser)) - before) / MANY
      })
    }
    found.push(each)
  }
  console.log(
    `memory, proportional shares of all processes: a cell ${(median(found.map((r) => r.cell)) / MEGABYTE).toFixed(2)} MB, a bare ` +
      `worker ${(median(found.map((r) => r.bare)) / MEGABYTE).toFixed(2)} MB, medians of 3 times ${MANY}`
  )
  asked('memory over bare worker', 1.5, median(found.map(({ cell, bare }) => cell / bare)))
}

/** Bytes that the browser's processes use, once that no longer changes. */
async function settled(browser: Browser): Promise<number> {
  const devtools = await browser.newBrowserCDPSession()
  let last = 0
  for (let i = 0; i < 20; i++) {
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const { processInfo } = await devtools.send('SystemInfo.getProcessInfo')
    const now = processInfo.reduce((sum, { id, type }) => sum + (type === 'renderer' ? shareOf(id) : 0), 0)
    if (Math.abs(now - last) < 0.01 * now) {
      last = now
      break
    }
    last = now
  }
  await devtools.detach()
  return last
}

function shareOf(process: number): number {
  try {
    const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${process}/smaps_rollup`, 'utf8'))?.[1]
    return Number(kilobytes ?? 0) * 1024
  } catch {
    // It has ended.
    return 0
  }
}

async function typing(): Promise<void> {
  orExit(buildIfStale())
  const server = await serve(serveApp('build'), { port: 0 })
  const browser = await launch()
  const open = async (cells: number): Promise<Page> => {
    const page = await (
      await browser.newContext({ baseURL: server.url, viewport: { width: 1280, height: 800 } })
    ).newPage()
    const boxes: Parameters<typeof openSketch>[1] = {
      clock: [40, 40, 'metro 100'],
      go: [40, 10, 'toggle'],
      ...Object.fromEntries(
        Array.from({ length: cells }, (_, i) => [
          `c${i}`,
          [
            40 + (i % 8) * 260,
            120 + Math.floor(i / 8) * 140,
            'js',
            { code: 'let n = 0\nsetInterval(() => send(++n), 100)' }
          ]
        ])
      )
    }
    await openSketch(page, boxes, ['go clock'])
    await page.evaluate(watchKeys)
    return page
  }
  const measured = async (cells: number): Promise<number> => {
    const page = await open(cells)
    // All of them have started, and what opening left to do is done.
    await page.waitForTimeout(cells > 0 ? 10_000 : 2000)
    await typed(page)
    const found = [await typed(page), await typed(page), await typed(page)]
    // Cells of a patch that is not looked at would run on.
    await page.context().close()
    return median(found)
  }
  const found: { idle: number; beside: number }[] = []
  for (let round = 0; round < TYPING; round++) {
    found.push({ idle: await measured(0), beside: await measured(CELLS) })
  }
  await browser.close()
  await server.close()
  console.log(
    `a key to its paint, 95th percentile: with ${CELLS} cells running ${median(found.map((r) => r.beside)).toFixed(1)} ms, in an idle ` +
      `patch ${median(found.map((r) => r.idle)).toFixed(1)} ms, medians of ${TYPING} rounds`
  )
  asked('typing beside 200 cells', 2, median(found.map(({ idle, beside }) => beside / idle)))
}
