// Storage beside its model in the browser: alone, and on two connections as two tabs have them; with transactions that abort, and
// closed and opened again; with collections in memory, and with none. The long form: test-long/storage-model.ts.
import { test } from 'vitest'
import { idbPlace } from './testing/failing-idb.ts'
import { runModel } from './testing/run-model.ts'

const seed = Math.floor(Math.random() * 1e9)
const OPERATIONS = Number(
  (import.meta.env as Record<string, string | undefined>).VITE_MODEL_OPERATIONS ?? 400
)
const id = (name: string) => `model-${name}-${seed}`

test(`one connection, seed ${seed}`, () => runModel(idbPlace(id('one'), 1), OPERATIONS, seed))
test(`two connections, seed ${seed}`, () => runModel(idbPlace(id('two'), 2), OPERATIONS, seed))
test(`transactions abort, seed ${seed}`, () =>
  runModel(idbPlace(id('abort'), 2, { fails: true }), OPERATIONS, seed))
test(`cold, seed ${seed}`, () => runModel(idbPlace(id('cold'), 1, { cold: true }), OPERATIONS, seed))
test(`two connections, cold, transactions abort, seed ${seed}`, () =>
  runModel(idbPlace(id('cold-abort'), 2, { cold: true, fails: true }), OPERATIONS, seed))
