// Storage in a file, for the shell: `kv.sqlite` in the directory given with --data. One table; scopes as JSON text, values as
// the codec's JSON, and each value's rough size for the patch's share of the disk. Node only.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { decodeJson, encodeJsonParts } from '../../runtime/codec/json.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { Scope } from '../../runtime/ports.ts'
import { closed, diskFull, failed } from '../errors.ts'
import { makeBlob, type Answers, type Backend, type Op } from './backend.ts'
import { defaultLimits, rowId, Share, SMALL, type Limits } from './share.ts'
import { storageOn, type PatchStorage } from './storage.ts'

const WHAT = 'The data of this patch'

// Keys are kept as JSON text, too: it survives what UTF-8 cannot hold, halves of surrogate pairs.
const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA busy_timeout = 5000;
  CREATE TABLE IF NOT EXISTS kv (
    scope TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, size INTEGER NOT NULL,
    PRIMARY KEY (scope, key)
  ) WITHOUT ROWID;
`

function translate(thrown: unknown): Error {
  const code = (thrown as { errcode?: unknown } | null)?.errcode
  // SQLITE_FULL
  return code === 13 ? diskFull() : failed(WHAT, thrown)
}

/** Opens, or makes, the store in a directory. Throws `storage-failed` where that cannot be. */
export function openSqliteStorage(directory: string, limits: Limits = defaultLimits): PatchStorage {
  let db: DatabaseSync
  try {
    mkdirSync(directory, { recursive: true })
    db = new DatabaseSync(join(directory, 'kv.sqlite'))
    db.exec(schema)
  } catch (thrown) {
    throw translate(thrown)
  }
  const statements = new Map<string, StatementSync>()
  const sql = (text: string): StatementSync => {
    const known = statements.get(text)
    if (known) return known
    const statement = db.prepare(text)
    statements.set(text, statement)
    return statement
  }
  const count = () => (sql('SELECT count(*) AS n FROM kv').get() as { n: number }).n

  const share = new Share(limits.total)
  const big = sql('SELECT scope, key, size FROM kv WHERE size > ?').all(SMALL) as {
    scope: string
    key: string
    size: number
  }[]
  share.load(
    big.map(
      (row) => [rowId(JSON.parse(row.scope) as Scope, JSON.parse(row.key) as string), row.size] as const
    ),
    count()
  )

  let open = true
  const backend: Backend = {
    encode(value) {
      const { json, size, ready } = encodeJsonParts(value)
      return ready
        ? { size, data: null, ready: ready.then(() => JSON.stringify(json)) }
        : { size, data: JSON.stringify(json), ready }
    },
    decode: (data) => decodeJson(JSON.parse(data as string), makeBlob),
    async run(ops) {
      if (!open) throw closed(WHAT)
      await share.check(ops, count)
      const answers: unknown[] = []
      try {
        db.exec('BEGIN IMMEDIATE')
        for (const op of ops) answers.push(answer(sql, op))
        db.exec('COMMIT')
      } catch (thrown) {
        if (db.isTransaction) db.exec('ROLLBACK')
        throw thrown instanceof LoadbangError ? thrown : translate(thrown)
      }
      share.committed(ops)
      return answers
    },
    close() {
      open = false
      db.close()
    }
  }
  return storageOn(backend, limits)
}

function answer(sql: (text: string) => StatementSync, op: Op): Answers[Op['op']] {
  const scope = 'scope' in op ? JSON.stringify(op.scope) : ''
  const key = 'key' in op ? JSON.stringify(op.key) : ''
  switch (op.op) {
    case 'get': {
      const row = sql('SELECT value FROM kv WHERE scope = ? AND key = ?').get(scope, key) as
        { value: string } | undefined
      return { found: row !== undefined, data: row?.value }
    }
    case 'has':
      return sql('SELECT 1 FROM kv WHERE scope = ? AND key = ?').get(scope, key) !== undefined
    case 'keys': {
      const rows = sql('SELECT key FROM kv WHERE scope = ?').all(scope) as { key: string }[]
      return rows.map((row) => JSON.parse(row.key) as string).sort()
    }
    case 'set':
      sql('INSERT OR REPLACE INTO kv (scope, key, value, size) VALUES (?, ?, ?, ?)').run(
        scope,
        key,
        op.data as string,
        op.size
      )
      return undefined
    case 'change': {
      const row = sql('SELECT value FROM kv WHERE scope = ? AND key = ?').get(scope, key) as
        { value: string } | undefined
      op.done = op.make(row !== undefined, row?.value)
      sql('INSERT OR REPLACE INTO kv (scope, key, value, size) VALUES (?, ?, ?, ?)').run(
        scope,
        key,
        op.done.data as string,
        op.done.size
      )
      return op.done.value
    }
    case 'delete':
      return sql('DELETE FROM kv WHERE scope = ? AND key = ?').run(scope, key).changes > 0
    case 'clear':
      sql('DELETE FROM kv WHERE scope = ?').run(scope)
      return undefined
    case 'names': {
      const rows = sql('SELECT DISTINCT scope FROM kv').all() as { scope: string }[]
      return rows
        .map((row) => JSON.parse(row.scope) as Scope)
        .flatMap((found) => (found[0] === 'name' ? [found[1]] : []))
        .sort()
    }
    case 'any':
      return sql('SELECT 1 FROM kv LIMIT 1').get() !== undefined
    case 'rows': {
      const after = op.after ? [JSON.stringify(op.after.scope), JSON.stringify(op.after.key)] : ['', '']
      const rows = sql(
        'SELECT scope, key, value FROM kv WHERE (scope, key) > (?, ?) ORDER BY scope, key LIMIT ?'
      ).all(...(after as [string, string]), op.limit) as { scope: string; key: string; value: string }[]
      return rows.map((row) => ({
        scope: JSON.parse(row.scope) as Scope,
        key: JSON.parse(row.key) as string,
        data: row.value
      }))
    }
  }
}
