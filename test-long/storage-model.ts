// Storage beside its model, for long: random operations on keys and documents in memory, in SQLite and on both of Chromium's IndexedDB
// backends, each also with transactions that are made to fail, against plain maps and lists with sift for what queries mean.
//
//     npm run test:long -- storage-model [OPS] [SEED]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { failingMemory, failingSqlite } from '../src/lib/storage/data/testing/failing.ts'
import { run } from '../scripts/tools.ts'
import { runModel, type Place } from '../src/lib/storage/data/testing/run-model.ts'

const operations = Number(process.argv[2] ?? 10_000)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000_000)
console.log(`${operations} operations each, seed ${seed}`)

const root = mkdtempSync(join(tmpdir(), 'loadbang-model-'))
const places: [name: string, place: () => Place][] = [
  ['memory', () => failingMemory(false)],
  ['memory that fails', () => failingMemory(true)],
  ['SQLite', () => failingSqlite(join(root, 'a'), false)],
  ['SQLite that fails', () => failingSqlite(join(root, 'b'), true)]
]
try {
  for (const [name, place] of places) {
    const begun = Date.now()
    await runModel(place(), operations, seed)
    console.log(`${name}: as the model, ${((Date.now() - begun) / 1000).toFixed(1)} s`)
  }
} finally {
  rmSync(root, { recursive: true, force: true })
}

// The browser's prints a seed of its own.
const browser = ['run', '--project', 'browser*', '--testTimeout=1200000', 'src/lib/storage/data/model']
if (!run('vitest', browser, { VITE_MODEL_OPERATIONS: String(operations) })) process.exitCode = 1
