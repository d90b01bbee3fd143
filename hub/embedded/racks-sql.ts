// Racks and their branches, in SQL. Runs in the database's thread.
import type { Member } from '../../src/lib/collab/hub-api.ts'
import type { InviteInfo, RackId, RackInfo, Standing, Who } from '../ports/racks.ts'
import type { Sql } from './sql.ts'

export interface RackRow extends RackInfo {
  readonly id: number
}

export const findRack = (sql: Sql, { org, docid }: RackId): RackRow | null =>
  (sql('SELECT id, org, docid, name, created, deleted FROM racks WHERE org = ? AND docid = ?').get(
    org,
    docid
  ) as RackRow | undefined) ?? null

/** Rows have no prototype; what leaves the thread is plain. */
export const plain = <T extends object>(rows: unknown[]): T[] => rows.map((row) => ({ ...(row as T) }))

export const insertInvite = (sql: Sql, rack: number, invite: InviteInfo): void => {
  const { id, role, label, created, expires, revoked, used } = invite
  sql(
    `INSERT INTO invites (rack, id, role, label, created, expires, revoked, used) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
  ).run(rack, id, role, label, created, expires, revoked, used)
}

export const insertMember = (sql: Sql, rack: number, { user, name, role, joined }: Member): void => {
  sql(
    `INSERT INTO members (rack, user, name, role, joined) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET name = excluded.name, role = excluded.role`
  ).run(rack, user, name, role, joined)
}

export function racksSql(sql: Sql) {
  return {
    makeRack(
      { org, docid, name, created }: RackId & Pick<RackInfo, 'name' | 'created'>,
      owner: { member: Member } | { invite: InviteInfo }
    ): boolean {
      return sql.transaction(() => {
        const { changes, lastInsertRowid } = sql(
          'INSERT INTO racks (org, docid, name, created) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING'
        ).run(org, docid, name, created)
        if (Number(changes) === 0) return false
        const id = Number(lastInsertRowid)
        sql("INSERT INTO branches (rack, branch) VALUES (?, 'main')").run(id)
        if ('member' in owner) insertMember(sql, id, owner.member)
        else insertInvite(sql, id, owner.invite)
        return true
      })
    },

    standing(rack: RackId, who?: Who): Standing | null {
      const row = findRack(sql, rack)
      if (!row) return null
      const { id, ...info } = row
      const member =
        who && 'user' in who
          ? plain<Member>(
              sql('SELECT user, name, role, joined FROM members WHERE rack = ? AND user = ?').all(
                id,
                who.user
              )
            )[0]
          : null
      const invite =
        who && 'invite' in who
          ? plain<InviteInfo>(
              sql(
                'SELECT id, role, label, created, expires, revoked, used FROM invites WHERE rack = ? AND id = ?'
              ).all(id, who.invite)
            )[0]
          : null
      return { rack: info, member: member ?? null, invite: invite ?? null }
    },

    renameRack({ org, docid }: RackId, name: string): void {
      sql('UPDATE racks SET name = ? WHERE org = ? AND docid = ?').run(name, org, docid)
    },

    removeRack({ org, docid }: RackId, at: number): boolean {
      const { changes } = sql(
        'UPDATE racks SET deleted = ? WHERE org = ? AND docid = ? AND deleted IS NULL'
      ).run(at, org, docid)
      return Number(changes) > 0
    },

    unerasedRacks: (): RackId[] =>
      plain(sql('SELECT org, docid FROM racks WHERE deleted IS NOT NULL AND erased = 0').all()),

    erasedRack({ org, docid }: RackId): void {
      sql('UPDATE racks SET erased = 1 WHERE org = ? AND docid = ? AND deleted IS NOT NULL').run(org, docid)
    },

    listRacks: ({ after, limit }: { after?: RackId; limit: number }): RackId[] =>
      plain(
        sql(
          'SELECT org, docid FROM racks WHERE deleted IS NULL AND (org, docid) > (?, ?) ORDER BY org, docid LIMIT ?'
        ).all(after?.org ?? '', after?.docid ?? '', limit)
      ),

    branches(rack: RackId): string[] {
      const rows = sql('SELECT branch FROM branches WHERE rack = ? ORDER BY branch').all(
        findRack(sql, rack)?.id ?? -1
      ) as { branch: string }[]
      return rows.map(({ branch }) => branch)
    },

    addBranch(rack: RackId, branch: string, limit: number): boolean {
      return sql.transaction(() => {
        const id = findRack(sql, rack)?.id
        if (id === undefined) return false
        if (sql('SELECT 1 FROM branches WHERE rack = ? AND branch = ?').get(id, branch)) return true
        const { changes } = sql(
          'INSERT INTO branches (rack, branch) SELECT ?1, ?2 WHERE (SELECT count(*) FROM branches WHERE rack = ?1) < ?3'
        ).run(id, branch, limit)
        return Number(changes) > 0
      })
    }
  }
}
