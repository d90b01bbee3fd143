// Entries and their quarantine, in SQL. Runs in the database's thread.
import { randomUUID } from 'node:crypto'
import { nextClock, type Clock } from '../ports/clock.ts'
import type { Room } from '../ports/room.ts'
import type { Quarantine } from '../ports/stream.ts'
import { clockOf, placeOf, type Place, type RoomRow, type Sql } from './sql.ts'

/** Entries of one commit, laid end to end so that they pass between threads as one piece. */
export interface Batch {
  rooms: Room[]
  /** For each entry the index of its room, and where its bytes end. */
  room: Uint32Array
  end: Float64Array
  bytes: Uint8Array
}

export interface StoredEntry {
  clock: Clock
  bytes: Uint8Array
}

interface EntryRow extends Place {
  bytes: Uint8Array
}

export function journal(sql: Sql) {
  const insert = (row: RoomRow, bytes: Uint8Array): Clock => {
    const clock = nextClock(`${row.last_ms}-${row.last_seq}`, Date.now())
    const { ms, seq } = placeOf(clock)
    sql('INSERT INTO entries (room, ms, seq, bytes) VALUES (?, ?, ?, ?)').run(row.id, ms, seq, bytes)
    row.last_ms = ms
    row.last_seq = seq
    return clock
  }
  /** After entries came: where the clock stands, and the room's task. */
  const keepUp = (row: RoomRow): void => {
    sql('UPDATE rooms SET last_ms = ?, last_seq = ? WHERE id = ?').run(row.last_ms, row.last_seq, row.id)
    sql('INSERT OR IGNORE INTO tasks (room, touched) VALUES (?, ?)').run(row.id, Date.now())
  }
  const aside = (row: RoomRow, id: string): number =>
    (
      sql('SELECT count(*) AS n FROM set_aside WHERE room = ? AND quarantine = ?').get(row.id, id) as {
        n: number
      }
    ).n

  return {
    append({ rooms, room, end, bytes }: Batch): Clock[] {
      return sql.transaction(() => {
        const rows = rooms.map((one) => sql.findOrMake(one))
        const clocks: Clock[] = []
        let start = 0
        for (let i = 0; i < room.length; i++) {
          clocks.push(insert(rows[room[i]!]!, bytes.subarray(start, end[i])))
          start = end[i]!
        }
        for (const row of rows) keepUp(row)
        return clocks
      })
    },

    read(room: Room, after: Clock, limit: number): StoredEntry[] {
      const row = sql.find(room)
      if (!row) return []
      const { ms, seq } = placeOf(after)
      const found = sql(
        'SELECT ms, seq, bytes FROM entries WHERE room = ? AND (ms, seq) > (?, ?) ORDER BY ms, seq LIMIT ?'
      ).all(row.id, ms, seq, limit) as unknown as EntryRow[]
      return found.map((entry) => ({ clock: clockOf(entry), bytes: entry.bytes }))
    },

    quarantine(room: Room, clocks?: readonly Clock[]): Quarantine | null {
      return sql.transaction(() => {
        const row = sql.find(room)
        if (!row) return null
        const id = randomUUID()
        const where = clocks ? 'room = ? AND ms = ? AND seq = ?' : 'room = ?'
        for (const { ms, seq } of clocks ? clocks.map(placeOf) : [{ ms: 0, seq: 0 }]) {
          const of = clocks ? [row.id, ms, seq] : [row.id]
          sql(`INSERT INTO set_aside SELECT room, ?, ms, seq, bytes FROM entries WHERE ${where}`).run(
            id,
            ...of
          )
          sql(`DELETE FROM entries WHERE ${where}`).run(...of)
        }
        const count = aside(row, id)
        // The task stays: it finds nothing to do, and ends.
        return count > 0 ? { room, id, count } : null
      })
    },

    quarantines(room?: Room): Quarantine[] {
      const rows = sql(
        `SELECT org, docid, branch, quarantine AS id, count(*) AS count FROM set_aside JOIN rooms ON rooms.id = room
         WHERE ?1 IS NULL OR (org = ?1 AND docid = ?2 AND branch = ?3) GROUP BY room, quarantine`
      ).all(room?.org ?? null, room?.docid ?? null, room?.branch ?? null) as unknown as (Room & {
        id: string
        count: number
      })[]
      return rows.map(({ id, count, org, docid, branch }) => ({ room: { org, docid, branch }, id, count }))
    },

    /** What came back, for who is listening, and how many are left. */
    unquarantine(room: Room, id: string, limit: number): { entries: StoredEntry[]; left: number } {
      return sql.transaction(() => {
        const row = sql.find(room)
        if (!row) return { entries: [], left: 0 }
        const some = sql(
          'SELECT ms, seq, bytes FROM set_aside WHERE room = ? AND quarantine = ? ORDER BY ms, seq LIMIT ?'
        ).all(row.id, id, limit) as unknown as EntryRow[]
        const entries = some.map(({ ms, seq, bytes }) => {
          sql('DELETE FROM set_aside WHERE room = ? AND quarantine = ? AND ms = ? AND seq = ?').run(
            row.id,
            id,
            ms,
            seq
          )
          return { clock: insert(row, bytes), bytes }
        })
        if (entries.length > 0) keepUp(row)
        return { entries, left: aside(row, id) }
      })
    },

    erase(room: Room): Clock {
      return sql.transaction(() => {
        const row = sql.findOrMake(room)
        for (const table of ['entries', 'set_aside', 'tasks']) {
          sql(`DELETE FROM ${table} WHERE room = ?`).run(row.id)
        }
        return `${row.last_ms}-${row.last_seq}` as const
      })
    }
  }
}
