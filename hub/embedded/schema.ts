// The tables of the embedded hub, and how older ones become them. The version is the database's `user_version`; a newer one is
// refused before anything is touched, an older one is migrated in one transaction, and only after SQLite found it sound.
import { DatabaseSync } from 'node:sqlite'
import { HubError } from '../errors.ts'

/** Each brings the tables from its index to the next version. Never change one that was released: add one. */
const migrations: readonly string[] = [
  `
  -- The clock of the last entry outlives the entries, so that none is used twice; \`barrier\` is that of the last erasure.
  CREATE TABLE rooms (
    id INTEGER PRIMARY KEY, org TEXT NOT NULL, docid TEXT NOT NULL, branch TEXT NOT NULL,
    last_ms INTEGER NOT NULL DEFAULT 0, last_seq INTEGER NOT NULL DEFAULT 0,
    barrier_ms INTEGER, barrier_seq INTEGER,
    UNIQUE (org, docid, branch)
  ) STRICT;
  CREATE TABLE entries (
    room INTEGER NOT NULL, ms INTEGER NOT NULL, seq INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (room, ms, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE set_aside (
    room INTEGER NOT NULL, quarantine TEXT NOT NULL, ms INTEGER NOT NULL, seq INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (room, quarantine, ms, seq)
  ) STRICT, WITHOUT ROWID;
  -- The key is the room: there cannot be two tasks.
  CREATE TABLE tasks (
    room INTEGER PRIMARY KEY, touched INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
    claim TEXT, lease INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE snapshots (
    room INTEGER NOT NULL, ms INTEGER NOT NULL, seq INTEGER NOT NULL, created INTEGER NOT NULL,
    gc BLOB, gc_sum INTEGER, nongc BLOB, nongc_sum INTEGER,
    contentmap BLOB, contentmap_sum INTEGER, contentids BLOB, contentids_sum INTEGER,
    PRIMARY KEY (room, ms, seq)
  ) STRICT;
  `,
  `
  -- Deleted ones stay, so that no name is used twice; \`erased\` when their rooms are.
  CREATE TABLE racks (
    id INTEGER PRIMARY KEY, org TEXT NOT NULL, docid TEXT NOT NULL, name TEXT NOT NULL, created INTEGER NOT NULL,
    deleted INTEGER, erased INTEGER NOT NULL DEFAULT 0,
    UNIQUE (org, docid)
  ) STRICT;
  CREATE TABLE branches (
    rack INTEGER NOT NULL, branch TEXT NOT NULL, PRIMARY KEY (rack, branch)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE members (
    rack INTEGER NOT NULL, user TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, joined INTEGER NOT NULL,
    PRIMARY KEY (rack, user)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE invites (
    rack INTEGER NOT NULL, id TEXT NOT NULL, role TEXT NOT NULL, label TEXT NOT NULL, created INTEGER NOT NULL,
    expires INTEGER, revoked INTEGER, used INTEGER,
    PRIMARY KEY (rack, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE holdings (
    rack INTEGER NOT NULL, hash TEXT NOT NULL, size INTEGER NOT NULL, brought INTEGER NOT NULL, held INTEGER NOT NULL,
    PRIMARY KEY (rack, hash)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX holdings_by_hash ON holdings (hash);
  `
]

/** Opens a hub's database, made or migrated where needed. Rejects a newer one with `storage-newer`. */
export function openDatabase(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: 5000 })
  try {
    const version = versionOf(db)
    if (version > migrations.length) throw new HubError('storage-newer')
    // FULL: a commit has reached the disk when it returns. With NORMAL, power loss takes the last ones back.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000;')
    if (version < migrations.length) migrate(db, version)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function migrate(db: DatabaseSync, version: number): void {
  const sound = db.prepare('PRAGMA quick_check(1)').get() as { quick_check: string }
  if (sound.quick_check !== 'ok') throw new HubError('storage-failed', 'the database is damaged')
  db.exec('BEGIN IMMEDIATE')
  try {
    for (const step of migrations.slice(version)) db.exec(step)
    db.exec(`PRAGMA user_version = ${migrations.length}`)
    db.exec('COMMIT')
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/** Of the tables of this Loadbang. */
export const schemaVersion = migrations.length

const versionOf = (db: DatabaseSync): number =>
  (db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version
