// Storage beside its peers: the eight ratios that it is to reach, each taken in one page and one run, on both of Chromium's
// IndexedDB backends. Everybody works in the page itself, where the engine's worker would; one name after `storage` runs that part
// alone (set, fast, get, cell, keys, insert, find, live, patch), a number after that another count of rounds than five.
import { asked, median } from './_report.ts'
import { backends, type Backend } from '../scripts/backends.ts'
import { openPage, servePage, type BenchPage } from './_storage/browser.ts'
import type { Figures } from './_storage/contest.ts'
import type { Keeper } from './_storage/patch.ts'

const [only, rounds = '5'] = process.argv.slice(2)
const ROUNDS = Number(rounds)

interface Asked {
  name: string
  limit: number
  found: number
}
/** By part of the bench: what was measured, in words, and what was asked. */
interface Result {
  lines: string[]
  asked: Asked[]
}

const digits = (ms: number): string => (ms < 10 ? ms.toFixed(2) : ms.toFixed(0))
const line = (what: string, figures: Figures): string =>
  `${what}: ${Object.entries(figures)
    .map(([who, rounds]) => `${who} ${digits(median(rounds))}`)
    .join(', ')} ms`
/** Ours over theirs, round by round. */
const ratio = (figures: Figures, theirs: string, ours = 'Loadbang'): number =>
  median(figures[ours]!.map((ms, round) => ms / figures[theirs]![round]!))

const parts: Readonly<Record<string, (bench: BenchPage) => Promise<Result>>> = {
  async set({ page }) {
    const figures = await page.evaluate((rounds) => bench.notAwaited(rounds), ROUNDS)
    return {
      lines: [line('1,000 kv.set, not awaited, committed', figures)],
      asked: [
        {
          name: 'set over raw in one transaction',
          limit: 1.15,
          found: ratio(figures, 'raw, one transaction')
        },
        ...['idb', 'idb-keyval', 'localForage'].map((peer) => ({
          name: `set over ${peer}`,
          limit: 1 / 5,
          found: ratio(figures, peer)
        }))
      ]
    }
  },

  async fast({ page }) {
    const figures = await page.evaluate((rounds) => bench.fastMode(rounds), ROUNDS)
    return {
      lines: [line('1,000 kv.set, awaited, fast mode, with the flush', figures)],
      asked: [
        {
          name: 'fast mode over raw in one transaction',
          limit: 1.2,
          found: ratio(figures, 'raw, one transaction')
        }
      ]
    }
  },

  async get({ page }) {
    const figures = await page.evaluate((rounds) => bench.reads(rounds), ROUNDS)
    return {
      lines: [line('1,000 kv.get, awaited, warm', figures)],
      asked: [{ name: 'get over raw', limit: 1 / 40, found: ratio(figures, 'raw') }]
    }
  },

  async cell({ page }) {
    const figures = await page.evaluate((rounds) => bench.cellReads(rounds), ROUNDS)
    return {
      lines: [line('1,000 keys from a cell', figures)],
      asked: [
        {
          name: 'getMany over 1,000 calls from a cell',
          limit: 1 / 50,
          found: ratio(figures, 'get, each awaited', 'getMany of all')
        }
      ]
    }
  },

  async keys({ page }) {
    const keys = await page.evaluate((rounds) => bench.allKeys(rounds), ROUNDS)
    const clear = await page.evaluate((rounds) => bench.clearing(rounds), ROUNDS)
    const has = await page.evaluate((rounds) => bench.presence(rounds), ROUNDS)
    return {
      lines: [
        line('keys() of 10,000', keys),
        line('clear() of 1,000', clear),
        line('has() of 20 values of 1 MB', has)
      ],
      asked: [
        { name: 'keys over the raw range', limit: 1.5, found: ratio(keys, 'raw') },
        { name: 'clear over a loop', limit: 1 / 20, found: ratio(clear, 'raw, key by key') },
        { name: 'has over get of 1 MB', limit: 1 / 8, found: ratio(has, 'raw get') }
      ]
    }
  },

  async insert({ page }) {
    const figures = await page.evaluate((rounds) => bench.inserts(rounds), ROUNDS)
    return {
      lines: [line('10,000 inserts, not awaited, committed', figures)],
      asked: [{ name: 'insert over Dexie bulkAdd', limit: 1 / 10, found: ratio(figures, 'Dexie bulkAdd') }]
    }
  },

  async find({ page }) {
    const { warm, cold, count } = await page.evaluate((rounds) => bench.finds(rounds), ROUNDS)
    const ofQuery = median(count['Loadbang, of a query']!)
    const coldOverCursor = median(cold.Loadbang!) / median(warm.cursor!)
    return {
      lines: [
        line('find 1,000 in 100,000 documents, warm', warm),
        line('the same, nothing in memory', cold),
        line('count in 100,000', count)
      ],
      asked: [
        { name: 'warm find over a cursor', limit: 1 / 500, found: ratio(warm, 'cursor') },
        { name: 'warm find over Dexie', limit: 1 / 5, found: ratio(warm, 'Dexie, declared index') },
        { name: 'cold find over a cursor', limit: 1 / 50, found: coldOverCursor },
        { name: 'cold find over a native index', limit: 1.25, found: ratio(cold, 'native index') },
        { name: 'count, ms', limit: 2, found: Math.max(median(count.Loadbang!), ofQuery) }
      ]
    }
  },

  async live({ page }) {
    const figures = await page.evaluate((rounds) => bench.live(rounds), ROUNDS)
    return {
      lines: [line('50 live queries over 20 writes', figures)],
      asked: [
        { name: 'live queries over Dexie', limit: 1 / 5, found: ratio(figures, 'Dexie') },
        { name: 'live queries over RxDB', limit: 1 / 3, found: ratio(figures, 'RxDB') }
      ]
    }
  },

  async patch(bench) {
    const durable: Figures = {}
    const worked: Figures = {}
    for (let round = 0; round <= ROUNDS; round++) {
      for (const who of ['nobody', 'y-indexeddb', 'Loadbang'] as const) {
        const { ms, work } = await keeping(bench, who)
        if (round === 0) continue
        ;(durable[who] ??= []).push(ms)
        ;(worked[who] ??= []).push(work)
      }
    }
    // What the page would have done all the same is nobody's cost.
    const cost = (who: Keeper): number[] => worked[who]!.map((ms, round) => ms - worked.nobody![round]!)
    const costs = { 'y-indexeddb': cost('y-indexeddb'), Loadbang: cost('Loadbang') }
    const ids = await bench.page.evaluate(async (edits) => {
      const { work } = globalThis.bench
      return { 'y-indexeddb': await work('y-indexeddb', edits), Loadbang: await work('Loadbang', edits) }
    }, 20_000)
    // Without the garbage of the edits.
    await bench.reload()
    const { left, tidied, written } = await bench.page.evaluate(
      ([rounds, ids]) => globalThis.bench.loads(rounds, ids),
      [ROUNDS, ids] as const
    )
    return {
      lines: [
        line('5,000 edits until durable', durable),
        line('what they cost the page beyond the edits themselves', costs),
        line('load after 20,000 edits without a pause', left),
        line('the same after a quiet while', tidied),
        `records written on opening: ${JSON.stringify(written)}`
      ],
      asked: [
        { name: 'durable edits over y-indexeddb', limit: 1 / 20, found: ratio(durable, 'y-indexeddb') },
        { name: 'cost to the page over y-indexeddb', limit: 1 / 3, found: ratio(costs, 'y-indexeddb') },
        { name: 'load over y-indexeddb', limit: 0.6, found: ratio(left, 'y-indexeddb') },
        { name: 'records written on opening', limit: 0, found: written.Loadbang! }
      ]
    }
  }
}

/** Until 5,000 edits are on the disk, and how long the page's thread worked for it, in milliseconds. */
async function keeping({ page, worked }: BenchPage, who: Keeper): Promise<{ ms: number; work: number }> {
  const before = await worked()
  const ms = await page.evaluate(([who, edits]) => bench.keep(who, edits), [who, 5_000] as const)
  return { ms, work: ((await worked()) - before) * 1000 }
}

if (only !== undefined && !Object.hasOwn(parts, only)) {
  console.error(`There is no part ${only}. Parts: ${Object.keys(parts).join(', ')}.`)
  process.exit(1)
}
const server = await servePage()
const results = new Map<Backend, Result[]>()
let version = ''
for (const backend of Object.keys(backends) as Backend[]) {
  for (const [name, part] of Object.entries(parts)) {
    if (only !== undefined && name !== only) continue
    // A browser of its own for each part: one may leave gigabytes of garbage behind.
    const bench = await openPage(server, backend)
    version = bench.version
    results.set(backend, [...(results.get(backend) ?? []), await part(bench)])
    await bench.close()
  }
}
await server.close()

console.log(`Chromium ${version}, ${ROUNDS} rounds in turn, medians`)
for (const [backend, all] of results)
  for (const { lines } of all) for (const text of lines) console.log(`${backend}: ${text}`)
for (const [backend, all] of results)
  for (const figure of all.flatMap((result) => result.asked))
    asked(`${figure.name}, ${backend}`, figure.limit, figure.found)
