// What a cell keeps, and what it cannot reach: stores of other boxes and of other patches, whatever it calls them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { QuickJsCells } from '../../jsrunner/quickjs-cells.ts'
import { Command, record } from '../../runtime/message.ts'
import type { Scope, Storage } from '../../runtime/ports.ts'
import { testPatch, type TestBox } from '../../runtime/testing.ts'
import { openMemoryStorage } from '../../storage/kv/memory.ts'
import { openSqliteStorage } from '../../storage/kv/sqlite.ts'
import { catalogue } from '../catalogue.generated.ts'

const directory = mkdtempSync(join(tmpdir(), 'loadbang-isolation-'))
afterAll(() => rmSync(directory, { recursive: true }))

/** Runs a cell beside others; gives what was printed. */
async function run(storage: Storage, code: string, others: Record<string, TestBox> = {}): Promise<string[]> {
  const cell = { text: 'js', data: record({ code }) }
  const p = testPatch(catalogue, { ...others, cell, out: 'print' }, ['cell out'], {
    storage,
    cells: new QuickJsCells()
  })
  await p.run()
  p.machine.dispose()
  expect(p.errors.filter((line) => line.code !== 'cell-value')).toStrictEqual([])
  return p.lines
}

test('its own store is its own: another cell, and a box of the same kind, have others', async () => {
  const storage = openMemoryStorage()
  const code = `const n = await kv.increment('n'); await db.insert('c', { n }); send([n, await db.count('c')])`
  const other = { text: 'js', data: record({ code }) }
  expect(await run(storage, code, { other, box: 'kv', docs: 'db' })).toStrictEqual(['print: 1 1'])
  expect(await run(storage, code, { other })).toStrictEqual(['print: 2 2'])
  for (const id of ['cell', 'other']) expect((await storage.kv(['node', [], id]).get('n')).value).toBe(2)
  expect(await storage.storeNames()).toStrictEqual([])
})

test('what it calls by name is what boxes call by that name', async () => {
  const storage = openMemoryStorage()
  const p = testPatch(catalogue, { kv: 'kv shared', db: 'db shared' }, [], { storage })
  p.machine.play('kv', new Command('set', ['k', 5]))
  p.machine.play('db', new Command('insert', ['c', record({ n: 6 })]))
  await p.run()
  const code = `send([await kv.store('shared').get('k'), (await db.store('shared').find('c'))[0].n, await kv.get('k') ?? 'none'])`
  expect(await run(storage, code)).toStrictEqual(['print: 5 6 none'])
})

test('no name opens the store of another box or patch', async () => {
  const victims: Scope[] = [
    ['node', [], 'victim'],
    ['node', ['sub'], 'victim'],
    ['name', 'constructor.victim']
  ]
  const [mine, theirs] = ['mine', 'theirs'].map((name) => openSqliteStorage(join(directory, name)))
  for (const [storage, scopes] of [
    [mine!, victims],
    [theirs!, [...victims, ['name', 'plain'] as const]]
  ] as const) {
    for (const scope of scopes) {
      await storage.kv(scope).set('secret', 'found')
      await storage.db(scope).insert('secrets', { secret: 'found' })
    }
  }
  const names = [
    ...[
      'node',
      'victim',
      'node:victim',
      'sub/victim',
      '["node",[],"victim"]',
      '["name","plain"]',
      'node,,victim'
    ],
    ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'null', 'undefined', '0', ' '],
    ...[
      '../theirs',
      '../theirs/plain',
      'theirs:plain',
      '%00plain',
      'plain\\u0000',
      '\\u0000',
      'plain%',
      '%',
      '*',
      "' OR '1'='1"
    ]
  ]
  const strange = [
    `['node', [], 'victim']`,
    `['victim']`,
    `[['node', [], 'victim']]`,
    `{ toString: () => 'victim' }`,
    `new String('victim')`,
    `Object('victim')`,
    `Symbol('victim')`,
    `null`,
    `{ store: null, nodeId: 'victim' }`
  ]
  const code = `
    const tried = [${[...names.map((name) => `'${name.replaceAll("'", "\\'")}'`), ...strange].join(', ')}]
    let asked = 0
    for (const name of tried) {
      for (const look of [() => kv.store(name).get('secret'), () => kv.store(name).keys(), () => db.store(name).find('secrets'), () => db.store(name).collections()]) {
        try { const found = await look(); asked++; if (JSON.stringify(found)?.includes('secret') || found === 'found') send(['reached', String(name)]) } catch {}
      }
    }
    // Keys and collections that would like to be paths.
    for (const key of ['victim:secret', '../victim/secret', '__proto__', 'constructor']) {
      if (await kv.get(key) !== undefined || (await db.find(key)).length > 0) send(['reached', key])
    }
    send(asked)`
  expect(await run(mine!, code)).toStrictEqual([`print: ${names.length * 4}`])

  // The messages to the engine themselves, forged: in this realm they are JSON, and what becomes of it can be taken over. The last
  // one names a store as it should be, and shows that forging works.
  const forged = `
    const answers = []
    for (const store of [['node', [], 'victim'], { 0: 'node' }, '', 5, true, { toString: 1 }, 'constructor.victim']) {
      Object.prototype.toJSON = function () {
        if (this.type !== 'ask') return this
        delete Object.prototype.toJSON
        return { ...this, store }
      }
      kv.get('secret').then((found) => answers.push(found))
    }
    setTimeout(() => send(answers), 100)`
  expect(await run(mine!, forged)).toStrictEqual(['print: symbol found'])
  for (const storage of [mine!, theirs!]) await storage.close()
})
