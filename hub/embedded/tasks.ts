// Whose turn it is to compact a room, in SQL. Runs in the database's thread.
import { randomUUID } from 'node:crypto'
import type { Clock } from '../ports/clock.ts'
import type { Room } from '../ports/room.ts'
import type { ClaimOptions, Task } from '../ports/stream.ts'
import { placeOf, type Sql } from './sql.ts'

export function tasks(sql: Sql) {
  /** The room's number while the claim holds. */
  const held = ({ room, claim }: Task): number | null => {
    const row = sql.find(room)
    if (!row) return null
    const found = sql('SELECT 1 FROM tasks WHERE room = ? AND claim = ? AND lease > ?').get(
      row.id,
      claim,
      Date.now()
    )
    return found ? row.id : null
  }

  return {
    claim({ idle, lease, room }: ClaimOptions): Task | null {
      return sql.transaction(() => {
        const now = Date.now()
        const found = sql(
          `SELECT room, attempts, org, docid, branch FROM tasks JOIN rooms ON rooms.id = room
           WHERE lease <= ?1 AND touched <= ?1 - ?2 AND (?3 IS NULL OR (org = ?3 AND docid = ?4 AND branch = ?5))
           ORDER BY touched LIMIT 1`
        ).get(now, idle, room?.org ?? null, room?.docid ?? null, room?.branch ?? null) as
          (Room & { room: number; attempts: number }) | undefined
        if (!found) return null
        const claim = randomUUID()
        sql('UPDATE tasks SET claim = ?, lease = ?, touched = ?, attempts = attempts + 1 WHERE room = ?').run(
          claim,
          now + lease,
          now,
          found.room
        )
        const { org, docid, branch } = found
        return { room: { org, docid, branch }, claim, attempts: found.attempts + 1 }
      })
    },

    renew(task: Task, lease: number): boolean {
      return sql.transaction(() => {
        const id = held(task)
        if (id === null) return false
        sql('UPDATE tasks SET lease = ? WHERE room = ?').run(Date.now() + lease, id)
        return true
      })
    },

    complete(task: Task, upTo: Clock, minLifetime: number): boolean {
      return sql.transaction(() => {
        const id = held(task)
        if (id === null) return false
        const { ms, seq } = placeOf(upTo)
        sql('DELETE FROM entries WHERE room = ? AND (ms, seq) <= (?, ?) AND ms <= ?').run(
          id,
          ms,
          seq,
          Date.now() - minLifetime
        )
        const more = sql('SELECT 1 FROM entries WHERE room = ? LIMIT 1').get(id)
        if (more) {
          sql('UPDATE tasks SET claim = NULL, lease = 0, attempts = 0, touched = ? WHERE room = ?').run(
            Date.now(),
            id
          )
        } else sql('DELETE FROM tasks WHERE room = ?').run(id)
        return true
      })
    },

    release(task: Task): void {
      sql.transaction(() => {
        const id = held(task)
        if (id === null) return
        sql('UPDATE tasks SET claim = NULL, lease = 0, touched = ? WHERE room = ?').run(Date.now(), id)
      })
    }
  }
}
