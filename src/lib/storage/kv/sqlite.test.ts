// The SQLite adapter, each test in a directory of its own.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { kvAcceptance } from './acceptance.ts'
import { openSqliteStorage } from './sqlite.ts'
import type { Limits } from './remembered.ts'

const root = mkdtempSync(join(tmpdir(), 'loadbang-kv-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let count = 0
let last: Limits | undefined

kvAcceptance({
  name: 'SQLite',
  async open(limits) {
    last = limits
    return openSqliteStorage(join(root, `deep/${++count}`), limits)
  },
  reopen: async () => openSqliteStorage(join(root, `deep/${count}`), last)
})

test('a directory that cannot be one is an error with a code', () => {
  const file = join(root, 'file')
  writeFileSync(file, 'not a directory')
  expect(() => openSqliteStorage(file)).toThrow(expect.objectContaining({ code: 'storage-failed' }))
})

test('two processes on one directory see each other', async () => {
  const directory = join(root, 'shared')
  const [one, two] = [openSqliteStorage(directory), openSqliteStorage(directory)]
  await one.kv(['name', 'a']).set('k', 1)
  expect((await two.kv(['name', 'a']).get('k')).value).toBe(1)
  await Promise.all([one.close(), two.close()])
})
