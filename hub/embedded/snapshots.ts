// Snapshots, in SQL, each column with its checksum. Runs in the database's thread.
import { crc32 } from 'node:zlib'
import { HubError } from '../errors.ts'
import { compareClocks, type Clock } from '../ports/clock.ts'
import { roomName, type Room } from '../ports/room.ts'
import type { Column, Snapshot, SnapshotInfo } from '../ports/store.ts'
import { clockOf, placeOf, type Place, type Sql } from './sql.ts'

const columns = ['gc', 'nongc', 'contentmap', 'contentids'] as const satisfies readonly Column[]

type Row = Place & { created: number } & Partial<Record<Column, Uint8Array | null>> &
  Partial<Record<`${Column}_sum`, number | null>>

export function snapshots(sql: Sql) {
  const select = (wanted: readonly Column[]): string =>
    `SELECT ms, seq, created ${wanted.map((name) => `, ${name}, ${name}_sum`).join('')} FROM snapshots`

  const snapshot = (room: Room, row: Row, wanted: readonly Column[]): Snapshot => {
    const found: Partial<Record<Column, Uint8Array>> = {}
    for (const name of wanted) {
      const bytes = row[name]
      if (!bytes) continue
      if (crc32(bytes) !== row[`${name}_sum`])
        throw new HubError('snapshot-damaged', `${roomName(room)} at ${clockOf(row)}`)
      found[name] = bytes
    }
    return { clock: clockOf(row), created: row.created, columns: found }
  }

  return {
    save(room: Room, { clock, created, columns: bytes }: Snapshot): boolean {
      return sql.transaction(() => {
        const { id } = sql.findOrMake(room)
        const { ms, seq } = placeOf(clock)
        const values = columns.flatMap((name) => {
          const column = bytes[name]
          return column ? [column, crc32(column)] : [null, null]
        })
        const { changes } = sql(
          `INSERT INTO snapshots SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
           WHERE NOT EXISTS (SELECT 1 FROM rooms WHERE id = ? AND (barrier_ms, barrier_seq) >= (?, ?))
           ON CONFLICT DO NOTHING`
        ).run(id, ms, seq, created, ...values, id, ms, seq)
        return Number(changes) > 0
      })
    },

    list(room: Room): SnapshotInfo[] {
      const row = sql.find(room)
      if (!row) return []
      const sizes = columns.map((name) => `length(${name}) AS ${name}`).join(', ')
      const rows = sql(
        `SELECT ms, seq, created, ${sizes} FROM snapshots WHERE room = ? ORDER BY ms, seq`
      ).all(row.id) as unknown as (Place & { created: number } & Record<Column, number | null>)[]
      return rows.map((found) => ({
        clock: clockOf(found),
        created: found.created,
        sizes: Object.fromEntries(
          columns.flatMap((name) => (found[name] === null ? [] : [[name, found[name]]]))
        )
      }))
    },

    load(room: Room, clock: Clock, wanted: readonly Column[]): Snapshot | null {
      const row = sql.find(room)
      if (!row) return null
      const { ms, seq } = placeOf(clock)
      const found = sql(`${select(wanted)} WHERE room = ? AND ms = ? AND seq = ?`).get(row.id, ms, seq) as
        Row | undefined
      return found ? snapshot(room, found, wanted) : null
    },

    latest(room: Room, column: Column): Snapshot | null {
      const row = sql.find(room)
      if (!row) return null
      const found = sql(
        `${select([column])} WHERE room = ? AND ${column} IS NOT NULL ORDER BY ms DESC, seq DESC LIMIT 1`
      ).get(row.id) as Row | undefined
      return found ? snapshot(room, found, [column]) : null
    },

    drop(room: Room, column: Column, before: Clock): number {
      return sql.transaction(() => {
        const row = sql.find(room)
        if (!row) return 0
        const { ms, seq } = placeOf(before)
        const { changes } = sql(
          `UPDATE snapshots SET ${column} = NULL, ${column}_sum = NULL
           WHERE room = ?1 AND (ms, seq) < (?2, ?3) AND ${column} IS NOT NULL AND EXISTS
           (SELECT 1 FROM snapshots WHERE room = ?1 AND ms = ?2 AND seq = ?3 AND ${column} IS NOT NULL)`
        ).run(row.id, ms, seq)
        const empty = columns.map((name) => `${name} IS NULL`).join(' AND ')
        sql(`DELETE FROM snapshots WHERE room = ? AND ${empty}`).run(row.id)
        return Number(changes)
      })
    },

    eraseSnapshots(room: Room, upTo: Clock): void {
      sql.transaction(() => {
        const { id } = sql.findOrMake(room)
        const { barrier_ms, barrier_seq } = sql('SELECT barrier_ms, barrier_seq FROM rooms WHERE id = ?').get(
          id
        ) as { barrier_ms: number | null; barrier_seq: number | null }
        const old: Clock | null = barrier_ms === null ? null : `${barrier_ms}-${barrier_seq ?? 0}`
        const { ms, seq } = placeOf(old && compareClocks(old, upTo) > 0 ? old : upTo)
        sql('UPDATE rooms SET barrier_ms = ?, barrier_seq = ? WHERE id = ?').run(ms, seq, id)
        sql('DELETE FROM snapshots WHERE room = ? AND (ms, seq) <= (?, ?)').run(id, ms, seq)
      })
    },

    rooms({ org, after, limit }: { org?: string; after?: Room; limit: number }): Room[] {
      const rows = sql(
        `SELECT org, docid, branch FROM rooms WHERE (?1 IS NULL OR org = ?1) AND (org, docid, branch) > (?2, ?3, ?4)
         AND EXISTS (SELECT 1 FROM snapshots WHERE room = rooms.id) ORDER BY org, docid, branch LIMIT ?5`
      ).all(org ?? null, after?.org ?? '', after?.docid ?? '', after?.branch ?? '', limit)
      return rows.map((row) => ({ ...row }) as unknown as Room)
    }
  }
}
