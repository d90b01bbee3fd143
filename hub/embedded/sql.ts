// Small things that all tables share: statements prepared once, a transaction, rooms by name.
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { parseClock, type Clock } from '../ports/clock.ts'
import type { Room } from '../ports/room.ts'

export interface Sql {
  /** The statement of a text, prepared at its first use. */
  (text: string): StatementSync
  /** All of `work`, or nothing of it. */
  transaction<T>(work: () => T): T
  /** The number of a room, null where nothing was ever kept of it. */
  find(room: Room): RoomRow | null
  /** The same, made where it is missing. */
  findOrMake(room: Room): RoomRow
}

export interface RoomRow {
  id: number
  last_ms: number
  last_seq: number
}

export interface Place {
  ms: number
  seq: number
}

export const clockOf = ({ ms, seq }: Place): Clock => `${ms}-${seq}`
export const placeOf = (clock: Clock): Place => parseClock(clock)

export function sqlOf(db: DatabaseSync): Sql {
  const prepared = new Map<string, StatementSync>()
  const sql = (text: string): StatementSync => {
    let statement = prepared.get(text)
    if (!statement) prepared.set(text, (statement = db.prepare(text)))
    return statement
  }
  const find = ({ org, docid, branch }: Room): RoomRow | null =>
    (sql('SELECT id, last_ms, last_seq FROM rooms WHERE org = ? AND docid = ? AND branch = ?').get(
      org,
      docid,
      branch
    ) as RoomRow | undefined) ?? null
  return Object.assign(sql, {
    transaction<T>(work: () => T): T {
      // IMMEDIATE: what is read in it cannot change before it is written.
      db.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        db.exec('COMMIT')
        return result
      } catch (error) {
        // SQLite has rolled back by itself after some errors, such as a full disk.
        if (db.isTransaction) db.exec('ROLLBACK')
        throw error
      }
    },
    find,
    findOrMake(room: Room): RoomRow {
      const found = find(room)
      if (found) return found
      const { org, docid, branch } = room
      sql('INSERT INTO rooms (org, docid, branch) VALUES (?, ?, ?)').run(org, docid, branch)
      return find(room)!
    }
  })
}
