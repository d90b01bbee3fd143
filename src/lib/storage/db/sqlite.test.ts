// Documents in the SQLite adapter, each test in a directory of its own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Limits } from '../kv/remembered.ts'
import { openSqliteStorage } from '../kv/sqlite.ts'
import { dbAcceptance } from './acceptance.ts'

const root = mkdtempSync(join(tmpdir(), 'loadbang-db-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let count = 0
let last: Limits | undefined

dbAcceptance({
  name: 'SQLite',
  async open(limits) {
    last = limits
    return openSqliteStorage(join(root, String(++count)), limits)
  },
  reopen: async () => openSqliteStorage(join(root, String(count)), last)
})
