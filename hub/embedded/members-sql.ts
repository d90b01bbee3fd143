// Members and invitations of racks, in SQL. Runs in the database's thread.
import type { Member } from '../../src/lib/collab/hub-api.ts'
import { HubError } from '../errors.ts'
import { rackName, type InviteInfo, type RackId } from '../ports/racks.ts'
import { findRack, insertInvite, insertMember, plain } from './racks-sql.ts'
import type { Sql } from './sql.ts'

export function membersSql(sql: Sql) {
  const idOf = (rack: RackId): number => {
    const row = findRack(sql, rack)
    if (!row) throw new HubError('storage-failed', `there is no rack ${rackName(rack)}`)
    return row.id
  }
  const memberOf = (rack: number, user: string): Member | undefined =>
    plain<Member>(
      sql('SELECT user, name, role, joined FROM members WHERE rack = ? AND user = ?').all(rack, user)
    )[0]
  /** To be asked within the transaction that changes it: what throws takes the change back. */
  const needOwner = (rack: number): void => {
    const found = sql(
      `SELECT 1 FROM members WHERE rack = ?1 AND role = 'owner' UNION ALL
       SELECT 1 FROM invites WHERE rack = ?1 AND role = 'owner' AND revoked IS NULL AND expires IS NULL LIMIT 1`
    ).get(rack)
    if (!found) throw new HubError('last-owner')
  }

  return {
    members: (rack: RackId): Member[] =>
      plain(
        sql('SELECT user, name, role, joined FROM members WHERE rack = ? ORDER BY joined, user').all(
          idOf(rack)
        )
      ),

    /** The member, and whether that is another role than before. */
    setMember(rack: RackId, member: Member): { member: Member; changed: boolean } {
      return sql.transaction(() => {
        const id = idOf(rack)
        const before = memberOf(id, member.user)
        insertMember(sql, id, member)
        needOwner(id)
        return {
          member: memberOf(id, member.user)!,
          changed: before !== undefined && before.role !== member.role
        }
      })
    },

    removeMember(rack: RackId, user: string): boolean {
      return sql.transaction(() => {
        const id = idOf(rack)
        const { changes } = sql('DELETE FROM members WHERE rack = ? AND user = ?').run(id, user)
        if (Number(changes) === 0) return false
        needOwner(id)
        return true
      })
    },

    invites: (rack: RackId): InviteInfo[] =>
      plain(
        sql(
          `SELECT id, role, label, created, expires, revoked, used FROM invites WHERE rack = ? ORDER BY created, id`
        ).all(idOf(rack))
      ),

    addInvite(rack: RackId, invite: InviteInfo, limit: number): boolean {
      return sql.transaction(() => {
        const id = idOf(rack)
        const { n } = sql('SELECT count(*) AS n FROM invites WHERE rack = ?').get(id) as { n: number }
        if (n >= limit) return false
        insertInvite(sql, id, invite)
        return true
      })
    },

    revokeInvite(rack: RackId, invite: string, at: number): boolean {
      return sql.transaction(() => {
        const id = idOf(rack)
        const { changes } = sql(
          'UPDATE invites SET revoked = coalesce(revoked, ?) WHERE rack = ? AND id = ?'
        ).run(at, id, invite)
        if (Number(changes) === 0) return false
        needOwner(id)
        return true
      })
    },

    useInvite(rack: RackId, invite: string, at: number): void {
      sql('UPDATE invites SET used = ? WHERE rack = ? AND id = ?').run(at, idOf(rack), invite)
    }
  }
}
