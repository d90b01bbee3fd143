// A patch with half a gigabyte of Blobs, as values and in documents, loaded from a file and exported again, in Chromium on the built
// app: how much memory that takes above the app at rest. Measured twice, each time with a profile of its own: by the browser's own
// account of the page and its workers, which collects garbage first, and by what the system has given to the page's process,
// garbage and all. The file that comes out must be the one that went in, to the byte.
//
//     npm run bench -- zip [MEGABYTES]
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { chromium, type BrowserContext, type Page } from 'playwright'
import { diskScratch } from '../cli/scratch.ts'
import { opened } from '../e2e/helpers/app.ts'
import { serveApp } from '../hub/app.ts'
import { serve } from '../hub/serve.ts'
import { buildIfStale } from '../scripts/build.ts'
import { browserArgs, executablePath } from '../scripts/ensure-browser.ts'
import { orExit } from '../scripts/tools.ts'
import { shapeFor } from '../src/lib/objects/ports.ts'
import { buildSketch } from '../src/lib/patch/build-sketch.ts'
import { classesOf } from '../src/lib/patch/classes.ts'
import type { StoredEntry } from '../src/lib/storage/patch-storage.ts'
import { streamPerfFile } from '../src/lib/storage/ptperf/save-perf-file.ts'
import { asked } from './_report.ts'

const MEGABYTE = 2 ** 20
const EACH = 5 * MEGABYTE
const count = Math.max(2, Math.round((Number(process.argv[2] ?? 500) * MEGABYTE) / EACH))
/** Milliseconds that loading or exporting may take. */
const PATIENCE = 900_000

const folder = mkdtempSync(join(tmpdir(), 'loadbang-zip-'))
const file = join(folder, 'large.ptperf.zip')
const sum = await make()
console.log(
  `${count} Blobs of ${EACH / MEGABYTE} MB, half of them in documents; the file has ${Math.round(statSync(file).size / MEGABYTE)} MB`
)
orExit(buildIfStale())
const server = await serve(serveApp('build'), { port: 0 })
try {
  const account = await round('by the browser’s own account', ownAccount)
  const system = await round('by the system', systemsAccount)
  for (const [name, { load, export: exported }] of Object.entries({ account, system })) {
    asked(`loading, MB above the baseline, ${name}`, 64, load)
    asked(`exporting, MB above the baseline, ${name}`, 64, exported)
  }
} finally {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
}

/** Writes the file; gives its hash. */
async function make(): Promise<string> {
  const classes = classesOf({ get: shapeFor })
  const boxes = { store: [40, 40, 'kv photos'], docs: [40, 100, 'db photos'] } as const
  const doc = buildSketch({ name: 'Large', about: '', boxes, cables: [] }, classes)
  const { chunks } = await streamPerfFile(
    {
      doc,
      classes,
      savedAt: 1_767_225_600_000,
      data: entries(),
      assets: { getBlob: () => Promise.resolve(null) }
    },
    { makeScratch: diskScratch }
  )
  await pipeline(Readable.from(chunks), createWriteStream(file))
  return hashOf(file)
}

function* entries(): Generator<StoredEntry> {
  const half = count >> 1
  const scope = ['name', 'photos'] as const
  for (let i = 0; i < half; i++) {
    const key = `photo ${String(i).padStart(4, '0')}`
    yield { kind: 'kv', scope, key, value: new Blob([noise(i)], { type: 'image/png' }) }
  }
  for (let i = half; i < count; i++) {
    const photo = new Blob([noise(i)], { type: 'image/png' })
    const doc = { _id: `d${i}`, _created: i, _updated: i, title: `photo ${i}`, photo }
    yield { kind: 'doc', scope, collection: 'photos', doc }
  }
}

/** Bytes that do not pack, and that no two Blobs share. */
function noise(seed: number): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(EACH / 4)
  let x = seed * 2_654_435_761 + 1
  for (let i = 0; i < words.length; i++) {
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    words[i] = x
  }
  return new Uint8Array(words.buffer)
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** Watches the memory from now on; gives the way to stop, which answers with the most that was used above now, in megabytes. */
type Account = (context: BrowserContext, page: Page) => Promise<() => Promise<number>>

async function round(name: string, account: Account): Promise<{ load: number; export: number }> {
  const profile = mkdtempSync(join(folder, 'profile-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await executablePath(),
    args: [...browserArgs(), '--headless=new', '--enable-blink-features=ForceEagerMeasureMemory'],
    baseURL: server.url,
    viewport: { width: 1280, height: 800 },
    acceptDownloads: true,
    headless: true
  })
  context.setDefaultTimeout(PATIENCE)
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto('/')
    const button = page.getByRole('button', { name: 'Load Perf (.zip)' })
    await button.waitFor()
    const [load, loading] = await watched(account, context, page, async () => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()])
      await chooser.setFiles(file)
      await page.waitForURL(/\/patch\//)
      await opened(page)
    })

    // Begun anew, so that nothing of the load is still in memory.
    await page.goto('/')
    await page.getByRole('link', { name: /^Large/ }).click()
    await opened(page)
    const [exported, exporting] = await watched(account, context, page, async () => {
      await page.getByRole('button', { name: 'File', exact: true }).click()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: /^Export Perf/ }).click()
      ])
      const found = await hashOf(await download.path())
      if (found !== sum) throw new Error('The file that came out is not the one that went in.')
    })
    console.log(
      `${name}: loading ${load.toFixed(1)} MB above the baseline in ${loading.toFixed(0)} s, ` +
        `exporting ${exported.toFixed(1)} MB in ${exporting.toFixed(0)} s; the same file to the byte`
    )
    return { load, export: exported }
  } finally {
    await context.close()
  }
}

async function watched(
  account: Account,
  context: BrowserContext,
  page: Page,
  work: () => Promise<void>
): Promise<[megabytes: number, seconds: number]> {
  await page.waitForTimeout(5_000)
  const stop = await account(context, page)
  const began = performance.now()
  await work()
  return [await stop(), (performance.now() - began) / 1000]
}

/** performance.measureUserAgentSpecificMemory, asked again as soon as it has answered. */
async function ownAccount(_context: BrowserContext, page: Page): Promise<() => Promise<number>> {
  await page.evaluate(async () => {
    type Measuring = { measureUserAgentSpecificMemory(): Promise<{ bytes: number }> }
    const measure = async () =>
      (await (performance as unknown as Measuring).measureUserAgentSpecificMemory()).bytes
    const baseline = await measure()
    const found = { most: 0, ended: false, times: 0 }
    Object.assign(globalThis, { found })
    void (async () => {
      while (!found.ended) {
        found.most = Math.max(found.most, (await measure()) - baseline)
        found.times++
      }
    })()
  })
  return async () => {
    const { most, times } = await page.evaluate(() => {
      const { found } = globalThis as unknown as { found: { most: number; times: number; ended: boolean } }
      found.ended = true
      return found
    })
    console.log(`measured ${times} times`)
    return most / MEGABYTE
  }
}

/** What the system says of the processes that run pages and workers, every 50 ms. */
async function systemsAccount(context: BrowserContext): Promise<() => Promise<number>> {
  const devtools = await context.browser()!.newBrowserCDPSession()
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo')
  await devtools.detach()
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  const used = () => renderers.reduce((sum, id) => sum + residentOf(id), 0)
  const baseline = used()
  let most = 0
  const timer = setInterval(() => (most = Math.max(most, used() - baseline)), 50)
  return async () => {
    clearInterval(timer)
    return most / MEGABYTE
  }
}

function residentOf(process: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${process}/status`, 'utf8'))?.[1]
    return Number(kilobytes ?? 0) * 1024
  } catch {
    // It has ended.
    return 0
  }
}
