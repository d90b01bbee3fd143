// Storage beside its model in Node: in memory and in SQLite, with transactions that fail. Each run has another seed; the long
// form: test-long/storage-model.ts.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, test } from 'vitest'
import { failingMemory, failingSqlite } from './testing/failing.ts'
import { runModel } from './testing/run-model.ts'

const root = mkdtempSync(join(tmpdir(), 'loadbang-model-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const seed = Math.floor(Math.random() * 1e9)
const OPERATIONS = 3000

test(`in memory, seed ${seed}`, () => runModel(failingMemory(false), OPERATIONS, seed))
test(`in memory that fails, seed ${seed}`, () => runModel(failingMemory(true), OPERATIONS, seed))
test(`in SQLite, seed ${seed}`, () => runModel(failingSqlite(join(root, 'a'), false), OPERATIONS, seed))
test(`in SQLite that fails, seed ${seed}`, () =>
  runModel(failingSqlite(join(root, 'b'), true), OPERATIONS, seed))
