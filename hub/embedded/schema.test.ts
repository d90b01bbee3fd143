// Folders of earlier versions open, with all that is in them.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { zeroClock } from '../ports/clock.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { openEmbedded } from './database.ts'
import { embeddedRacks } from './racks.ts'
import { embeddedStore } from './store.ts'
import { embeddedStream } from './stream.ts'

// As version 1 made it: never to be changed.
const version1 = `
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
  INSERT INTO rooms VALUES (1, 'org', 'doc', 'main', 12, 3, NULL, NULL);
  INSERT INTO entries VALUES (1, 12, 3, X'0102');
  INSERT INTO tasks (room, touched) VALUES (1, 5);
  INSERT INTO snapshots (room, ms, seq, created, gc, gc_sum) VALUES (1, 12, 2, 5, X'61', 3904355907);
  PRAGMA user_version = 1;
`

test('version 1 becomes the present one, once, and nothing in it is lost', async () => {
  const { path, remove } = temporaryFolder()
  const folder = join(path, 'data')
  mkdirSync(folder)
  const db = new DatabaseSync(join(folder, 'hub.db'))
  db.exec(version1)
  db.close()
  const room = { org: 'org', docid: 'doc', branch: 'main' }
  const rack = { org: 'home', docid: 'rack' }
  for (const time of ['first', 'second']) {
    const database = await openEmbedded(folder)
    const [stream, store, racks] = [
      embeddedStream(database),
      embeddedStore(database),
      embeddedRacks(database)
    ]
    expect(await stream.read(room, zeroClock, 10)).toMatchObject([
      { clock: '12-3', bytes: Uint8Array.of(1, 2) }
    ])
    expect((await store.latest(room, 'gc'))?.columns.gc).toEqual(Uint8Array.of(97))
    const owner = { user: 'ada', name: 'Ada', role: 'owner' as const, joined: 1 }
    expect(await racks.make({ ...rack, name: 'Bells', created: 1 }, { member: owner })).toBe(time === 'first')
    expect((await racks.standing(rack))?.rack.name).toBe('Bells')
    await stream.close()
    await database.close()
  }
  remove()
})
