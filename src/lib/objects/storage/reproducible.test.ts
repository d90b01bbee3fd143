// Rules 21 and 22: in the shell a run is the same every time, on whatever the data lies: answers, news of watches, what cells hear.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { QuickJsCells } from '../../jsrunner/quickjs-cells.ts'
import { record } from '../../runtime/message.ts'
import { testPatch } from '../../runtime/testing.ts'
import type { PatchStorage } from '../../storage/patch-storage.ts'
import { openMemoryStorage } from '../../storage/kv/memory.ts'
import { openSqliteStorage } from '../../storage/kv/sqlite.ts'
import { catalogue } from '../catalogue.generated.ts'

const directory = mkdtempSync(join(tmpdir(), 'loadbang-reproducible-'))
afterAll(() => rmSync(directory, { recursive: true }))

const code = `
  kv.store('s').watch('n', (n) => send(['cell hears', n]))
  db.store('d').watch('c', (docs) => send(['cell sees', docs.length]))
  recv(async (m) => { await kv.store('s').update('n', (n = 0) => n + 1); send(['cell did', m]) })`

const boxes = {
  load: 'loadbang',
  begin: 'msg watch, watch n, get n, increment n 5, update m "x ?? 1"',
  kv: 'kv s',
  fast: 'kv s -fast',
  docs: 'msg watch c, insert c {n: 1}, insertMany c [{n: 2}, {n: 3}], find c {n: {$gt: 1}}, count c',
  db: 'db d',
  keep: 'keep tempo 120',
  m: 'metro 100',
  c: 'counter',
  more: 'msg increment n, insert c $1',
  cell: { text: 'js', data: record({ code }) },
  op: 'map [x.op, x.key ?? x.collection, x.value ?? x.count ?? "", (x.added ?? []).length]',
  p: 'print',
  q: 'print cell',
  r: 'print keep'
}
const cables = [
  ...[
    'load begin',
    'load docs',
    'load m',
    'begin kv',
    'docs db',
    'm c',
    'c keep',
    'keep r',
    'c cell',
    'cell q'
  ],
  ...['c more', 'more kv', 'more fast', 'kv op', 'fast op', 'db op', 'op p']
]

async function run(storage: PatchStorage): Promise<string[]> {
  const p = testPatch(catalogue, boxes, cables, { storage, cells: new QuickJsCells() })
  await p.run(950)
  p.machine.dispose()
  await storage.close()
  return [...p.lines, ...p.errors.map((line) => `${line.code}`)]
}

test('the same lines in the same order, in memory and in SQLite', async () => {
  const runs: string[][] = []
  for (let i = 0; i < 3; i++) {
    runs.push(await run(openMemoryStorage()))
    runs.push(await run(openSqliteStorage(join(directory, String(i)))))
  }
  expect(runs[0]!.length).toBeGreaterThan(60)
  for (const other of runs) expect(other).toStrictEqual(runs[0])
})
