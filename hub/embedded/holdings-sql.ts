// Which rack holds which asset, in SQL. Runs in the database's thread.
import type { Holding } from '../ports/holdings.ts'
import { rackName, type RackId } from '../ports/racks.ts'
import { HubError } from '../errors.ts'
import { findRack } from './racks-sql.ts'
import type { Sql } from './sql.ts'

interface Row {
  hash: string
  size: number
  brought: number
  held: number
}

const holdingOf = ({ hash, size, brought, held }: Row): Holding => ({ hash, size, brought, held: held === 1 })

export function holdingsSql(sql: Sql) {
  const idOf = (rack: RackId): number => {
    const row = findRack(sql, rack)
    if (!row) throw new HubError('storage-failed', `there is no rack ${rackName(rack)}`)
    return row.id
  }
  const one = (rack: number, hash: string): Row | undefined =>
    sql('SELECT hash, size, brought, held FROM holdings WHERE rack = ? AND hash = ?').get(rack, hash) as
      Row | undefined

  return {
    bringAsset(rack: RackId, hash: string, size: number, at: number, limit: number): Holding | null {
      return sql.transaction(() => {
        const id = idOf(rack)
        if (one(id, hash)?.held !== 1) {
          const { others } = sql(
            'SELECT coalesce(sum(size), 0) AS others FROM holdings WHERE rack = ? AND hash <> ?'
          ).get(id, hash) as { others: number }
          if (others + size > limit) return null
          sql(
            `INSERT INTO holdings (rack, hash, size, brought, held) VALUES (?, ?, ?, ?, 0)
             ON CONFLICT DO UPDATE SET size = excluded.size`
          ).run(id, hash, size, at)
        }
        sql('UPDATE holdings SET brought = max(brought, ?) WHERE rack = ? AND hash = ?').run(at, id, hash)
        return holdingOf(one(id, hash)!)
      })
    },

    holdAsset(rack: RackId, hash: string, at: number): boolean {
      const { changes } = sql(
        'UPDATE holdings SET held = 1, brought = max(brought, ?) WHERE rack = ? AND hash = ?'
      ).run(at, idOf(rack), hash)
      return Number(changes) > 0
    },

    findAssets(rack: RackId, hashes: readonly string[]): Holding[] {
      const id = idOf(rack)
      return hashes.flatMap((hash) => {
        const row = one(id, hash)
        return row ? [holdingOf(row)] : []
      })
    },

    touchAssets(rack: RackId, hashes: readonly string[], at: number): void {
      sql.transaction(() => {
        const id = idOf(rack)
        for (const hash of hashes)
          sql('UPDATE holdings SET brought = max(brought, ?) WHERE rack = ? AND hash = ?').run(at, id, hash)
      })
    },

    listAssets: (rack: RackId): Holding[] =>
      (
        sql('SELECT hash, size, brought, held FROM holdings WHERE rack = ? ORDER BY hash').all(
          idOf(rack)
        ) as unknown as Row[]
      ).map(holdingOf),

    releaseAssets(rack: RackId, hashes: readonly string[], before: number): number {
      return sql.transaction(() => {
        const id = idOf(rack)
        let count = 0
        for (const hash of hashes)
          count += Number(
            sql('DELETE FROM holdings WHERE rack = ? AND hash = ? AND brought < ?').run(id, hash, before)
              .changes
          )
        return count
      })
    },

    releaseAllAssets(rack: RackId): void {
      sql('DELETE FROM holdings WHERE rack = ?').run(idOf(rack))
    },

    forgetAssets: (before: number): number =>
      Number(sql('DELETE FROM holdings WHERE held = 0 AND brought < ?').run(before).changes),

    isAssetWanted: (hash: string): boolean =>
      sql('SELECT 1 FROM holdings WHERE hash = ? LIMIT 1').get(hash) !== undefined
  }
}
