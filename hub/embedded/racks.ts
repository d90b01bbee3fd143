// The rack port over the database's thread. One process: who watches hears of what was done here.
import type { Racks, RightsChange } from '../ports/racks.ts'
import type { Database } from './database.ts'

export function embeddedRacks(database: Database): Racks {
  const watching = new Set<(change: RightsChange) => void>()
  const tell = (change: RightsChange) => watching.forEach((listener) => listener(change))
  return {
    make: (rack, owner) => database.call('makeRack', [rack, owner]),
    standing: (rack, who) => database.call('standing', [rack, who]),
    rename: (rack, name) => database.call('renameRack', [rack, name]),
    async remove(rack, at) {
      const removed = await database.call('removeRack', [rack, at])
      if (removed) tell({ rack, of: 'rack', gone: true })
      return removed
    },
    unerased: () => database.call('unerasedRacks', []),
    erased: (rack) => database.call('erasedRack', [rack]),
    list: (options) => database.call('listRacks', [options]),
    branches: (rack) => database.call('branches', [rack]),
    addBranch: (rack, branch, limit) => database.call('addBranch', [rack, branch, limit]),
    members: (rack) => database.call('members', [rack]),
    async setMember(rack, wanted) {
      const { member, changed } = await database.call('setMember', [rack, wanted])
      if (changed) tell({ rack, of: 'user', id: member.user, gone: false })
      return member
    },
    async removeMember(rack, user) {
      const removed = await database.call('removeMember', [rack, user])
      if (removed) tell({ rack, of: 'user', id: user, gone: true })
      return removed
    },
    invites: (rack) => database.call('invites', [rack]),
    addInvite: (rack, invite, limit) => database.call('addInvite', [rack, invite, limit]),
    async revokeInvite(rack, id, at) {
      const revoked = await database.call('revokeInvite', [rack, id, at])
      if (revoked) tell({ rack, of: 'invite', id, gone: true })
      return revoked
    },
    useInvite: (rack, id, at) => database.call('useInvite', [rack, id, at]),
    watch(listener) {
      watching.add(listener)
      return () => void watching.delete(listener)
    }
  }
}
