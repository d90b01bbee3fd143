// A disk that is a file, for the shell: `kv.sqlite` in a directory. Scopes and keys are kept as JSON text, which survives what UTF-8
// cannot hold (halves of surrogate pairs); values and documents as the codec's JSON. Node only.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { LoadbangError } from '../../runtime/errors.ts'
import type { Doc, Scope } from '../../runtime/ports.ts'
import type { Entry } from '../db/collection-entry.ts'
import { closed, diskFull, failed } from '../errors.ts'
import { SMALL } from '../kv/remembered.ts'
import {
  Stale,
  type CollectionRow,
  type Disk,
  type Found,
  type Kind,
  type KvRow,
  type Revs,
  type Tx,
  type Write
} from './disk.ts'
import { fromJsonText, toJsonText } from './forms.ts'
import { WHAT } from './place.ts'
import { drive } from './steps.ts'

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA busy_timeout = 5000;
  CREATE TABLE IF NOT EXISTS kv (
    scope TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, size INTEGER NOT NULL,
    PRIMARY KEY (scope, key)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS revs (kind TEXT PRIMARY KEY, rev INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS collections (
    scope TEXT NOT NULL, name TEXT NOT NULL, fields TEXT NOT NULL,
    PRIMARY KEY (scope, name)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS docs (
    collection INTEGER NOT NULL, sequence INTEGER NOT NULL, id TEXT NOT NULL, bytes INTEGER NOT NULL, doc TEXT NOT NULL,
    PRIMARY KEY (collection, sequence)
  );
  CREATE UNIQUE INDEX IF NOT EXISTS docs_id ON docs (collection, id);
`

/** Opens, or makes, the file. Throws `storage-failed` where that cannot be. */
export function sqliteDisk(directory: string): Disk {
  let db: DatabaseSync
  try {
    mkdirSync(directory, { recursive: true })
    db = new DatabaseSync(join(directory, 'kv.sqlite'))
    db.exec(schema)
  } catch (thrown) {
    throw translate(thrown)
  }
  const tx = new SqliteTx(db)
  let open = true

  function transact(kinds: readonly Kind[], work: () => void): Revs {
    if (!open) throw closed(WHAT)
    try {
      db.exec(kinds.length > 0 ? 'BEGIN IMMEDIATE' : 'BEGIN')
      tx.begin()
      work()
      const revs = tx.countUp(kinds)
      db.exec('COMMIT')
      return revs
    } catch (thrown) {
      if (db.isTransaction) db.exec('ROLLBACK')
      throw thrown instanceof LoadbangError || thrown instanceof Stale ? thrown : translate(thrown)
    }
  }

  return {
    tells: false,
    // Another process may write at any time, and tells nobody.
    remembers: false,
    blobBytes: true,
    warmth: { atOnce: 32 * 1_048_576, one: 32 * 1_048_576, all: 128 * 1_048_576 },
    untidy: null,
    loadDocs: () => Promise.resolve(),
    // All in one go: this disk's answers are no promises.
    transact: async ({ writes }, work) => transact(writes, () => void drive(work(tx))),
    commit: async (kinds, expected, writes) =>
      transact(kinds, () => {
        if (kinds.some((kind) => tx.revs[kind] !== expected[kind])) throw new Stale()
        for (const write of writes) tx.write(write)
      }),
    tidy: () => Promise.resolve(false),
    tell() {},
    hear() {},
    close() {
      open = false
      db.close()
    }
  }
}

function translate(thrown: unknown): Error {
  const code = (thrown as { errcode?: unknown } | null)?.errcode
  // SQLITE_FULL
  return code === 13 ? diskFull() : failed(WHAT, thrown)
}

/** Rows of a page, of the kv table and of documents, have at most so many bytes, or are one. */
const PAGE_BYTES = 4 * 1_048_576
const PAGE = 64

type DocRow = { sequence: number; bytes: number; doc: string }

class SqliteTx implements Tx {
  revs: Revs = { kv: 0, db: 0 }
  readonly #db: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  constructor(db: DatabaseSync) {
    this.#db = db
  }

  begin(): void {
    const rows = this.#all<{ kind: Kind; rev: number }>('SELECT kind, rev FROM revs')
    const revOf = (kind: Kind): number => rows.find((row) => row.kind === kind)?.rev ?? 0
    this.revs = { kv: revOf('kv'), db: revOf('db') }
  }

  countUp(kinds: readonly Kind[]): Revs {
    let revs = this.revs
    for (const kind of kinds) {
      revs = { ...revs, [kind]: revs[kind] + 1 }
      this.#run('INSERT OR REPLACE INTO revs (kind, rev) VALUES (?, ?)', kind, revs[kind])
    }
    return revs
  }

  write(write: Write): void {
    if (write.to === 'kv') this.#writeKv(write)
    else if (write.to === 'docs') this.#writeDocs(write)
    else if (write.do === 'put') {
      const { scope, name, ...fields } = write.row
      const texts = [JSON.stringify(scope), name, JSON.stringify(fields)]
      this.#run('INSERT OR REPLACE INTO collections (scope, name, fields) VALUES (?, ?, ?)', ...texts)
    } else {
      const { scope, name } = write
      this.#run('DELETE FROM collections WHERE scope = ? AND name = ?', JSON.stringify(scope), name)
    }
  }

  #writeKv(write: Write & { to: 'kv' }): void {
    const scope = JSON.stringify(write.scope)
    if (write.do === 'clear') return this.#run('DELETE FROM kv WHERE scope = ?', scope)
    const key = JSON.stringify(write.key)
    if (write.do === 'delete') return this.#run('DELETE FROM kv WHERE scope = ? AND key = ?', scope, key)
    const put = 'INSERT OR REPLACE INTO kv (scope, key, value, size) VALUES (?, ?, ?, ?)'
    this.#run(put, scope, key, toJsonText(write.kept.value), write.size)
  }

  #writeDocs(write: Write & { to: 'docs' }): void {
    const { n } = write
    if (write.do === 'drop') return this.#run('DELETE FROM docs WHERE collection = ?', n)
    if (write.do === 'delete')
      return this.#run('DELETE FROM docs WHERE collection = ? AND sequence = ?', n, write.before.sequence)
    const { doc, bytes, sequence } = write.after
    const put = 'INSERT OR REPLACE INTO docs (collection, sequence, id, bytes, doc) VALUES (?, ?, ?, ?, ?)'
    this.#run(put, n, sequence, JSON.stringify(doc._id), bytes, toJsonText(doc, write.json))
  }

  get(scope: Scope, key: string): Found {
    const where = [JSON.stringify(scope), JSON.stringify(key)]
    const [row] = this.#all<{ value: string }>('SELECT value FROM kv WHERE scope = ? AND key = ?', ...where)
    return row ? { found: true, value: fromJsonText(row.value) } : { found: false, value: undefined }
  }
  getMany(scope: Scope, keys: readonly string[]) {
    return keys.map((key) => this.get(scope, key))
  }
  has(scope: Scope, key: string) {
    const where = [JSON.stringify(scope), JSON.stringify(key)]
    return this.#all('SELECT 1 FROM kv WHERE scope = ? AND key = ?', ...where).length > 0
  }
  keys(scope: Scope, most?: number) {
    const rows = this.#all<{ key: string }>('SELECT key FROM kv WHERE scope = ?', JSON.stringify(scope))
    return rows
      .map((row) => JSON.parse(row.key) as string)
      .sort()
      .slice(0, most)
  }
  count(scope: Scope | null) {
    const [row] = scope
      ? this.#all<{ n: number }>('SELECT count(*) AS n FROM kv WHERE scope = ?', JSON.stringify(scope))
      : this.#all<{ n: number }>('SELECT count(*) AS n FROM kv')
    return row!.n
  }
  scopes() {
    const rows = this.#all<{ scope: string }>('SELECT DISTINCT scope FROM kv ORDER BY scope')
    return rows.map((row) => JSON.parse(row.scope) as Scope)
  }
  size(scope: Scope) {
    const sum = 'SELECT count(*) AS count, coalesce(sum(size), 0) AS bytes FROM kv WHERE scope = ?'
    return this.#all<{ count: number; bytes: number }>(sum, JSON.stringify(scope))[0]!
  }
  rows(scope: Scope, after: string | null): KvRow[] {
    const keys = this.keys(scope).filter((key) => after === null || key > after)
    const rows: KvRow[] = []
    let bytes = 0
    for (const key of keys) {
      const where = [JSON.stringify(scope), JSON.stringify(key)]
      const get = 'SELECT value, size FROM kv WHERE scope = ? AND key = ?'
      const [row] = this.#all<{ value: string; size: number }>(get, ...where)
      bytes += row!.size
      rows.push({ scope, key, value: fromJsonText(row!.value), bytes: row!.size })
      if (rows.length === PAGE || bytes > PAGE_BYTES) break
    }
    return rows
  }
  sizes() {
    const big = 'SELECT scope, key, size FROM kv WHERE size > ?'
    const rows = this.#all<{ scope: string; key: string; size: number }>(big, SMALL)
    return rows.map(({ scope, key, size }) => ({
      scope: JSON.parse(scope) as Scope,
      key: JSON.parse(key) as string,
      size
    }))
  }

  collections() {
    const rows = this.#all<{ scope: string; name: string; fields: string }>('SELECT * FROM collections')
    return rows.map(({ scope, name, fields }) => {
      const known = JSON.parse(fields) as Omit<CollectionRow, 'scope' | 'name'>
      return { scope: JSON.parse(scope) as Scope, name, ...known }
    })
  }
  docsAnew() {}
  takenNumbers() {
    return []
  }
  doc(n: number, id: string) {
    const get = 'SELECT sequence, bytes, doc FROM docs WHERE collection = ? AND id = ?'
    const [row] = this.#all<DocRow>(get, n, JSON.stringify(id))
    return row ? entryOf(row) : null
  }
  docs(n: number, from: number, limit: number) {
    const get =
      'SELECT sequence, bytes, doc FROM docs WHERE collection = ? AND sequence >= ? ORDER BY sequence LIMIT ?'
    return this.#all<DocRow>(get, n, from, limit).map(entryOf)
  }
  candidates() {
    return null
  }

  #run(sql: string, ...values: SQLInputValue[]): void {
    this.#prepare(sql).run(...values)
  }
  #all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepare(sql).all(...values) as Row[]
  }
  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql)
    if (!statement) this.#statements.set(sql, (statement = this.#db.prepare(sql)))
    return statement
  }
}

const entryOf = ({ sequence, bytes, doc }: DocRow): Entry => ({
  doc: fromJsonText(doc) as Doc,
  bytes,
  sequence
})
