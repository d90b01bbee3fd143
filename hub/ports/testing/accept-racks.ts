// What every adapter of the rack port must do. Each adapter's own test runs this suite; it names no adapter.
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Member, Role } from '../../../src/lib/collab/hub-api.ts'
import type { InviteInfo, RackId, Racks, RightsChange } from '../racks.ts'

export interface RacksAdapter {
  open(): Promise<Racks>
  reopen(racks: Racks): Promise<Racks>
}

const newRack = (org: string = randomUUID()): RackId => ({ org, docid: randomUUID() })
const member = (user: string, role: Role = 'owner'): Member => ({ user, name: `N ${user}`, role, joined: 5 })
const invite = (id: string, role: Role = 'owner', expires: number | null = null): InviteInfo => ({
  ...{ id, role, expires, label: 'for you', created: 7, revoked: null, used: null }
})
const code = (code: string) => expect.objectContaining({ code })

export function acceptRacks(name: string, adapter: RacksAdapter): void {
  const made = async (owner: { member: Member } | { invite: InviteInfo } = { member: member('ada') }) => {
    const racks = await adapter.open()
    const rack = newRack()
    expect(await racks.make({ ...rack, name: 'Bells', created: 3 }, owner)).toBe(true)
    return { racks, rack }
  }

  describe(`racks on ${name}`, () => {
    test('what was made is there, also after a restart, with its owner and its main branch', async () => {
      const { racks, rack } = await made()
      const again = await adapter.reopen(racks)
      expect(await again.standing(rack, { user: 'ada' })).toEqual({
        rack: { ...rack, name: 'Bells', created: 3, deleted: null },
        member: member('ada'),
        invite: null
      })
      expect(await again.standing(rack, { invite: 'ada' })).toMatchObject({ member: null, invite: null })
      expect(await again.standing(rack)).toMatchObject({ member: null, invite: null })
      expect(await again.branches(rack)).toEqual(['main'])
      expect(await again.standing(newRack())).toBe(null)
    })

    test('a name is used once, also after it was deleted', async () => {
      const { racks, rack } = await made()
      const make = () => racks.make({ ...rack, name: 'Other', created: 9 }, { invite: invite('i') })
      expect(await make()).toBe(false)
      expect(await racks.remove(rack, 11)).toBe(true)
      expect(await racks.remove(rack, 12)).toBe(false)
      expect(await make()).toBe(false)
      expect(await racks.standing(rack, { invite: 'i' })).toMatchObject({
        rack: { name: 'Bells', deleted: 11 },
        invite: null
      })
      expect(await racks.unerased()).toContainEqual(rack)
      await racks.erased(rack)
      expect(await racks.unerased()).not.toContainEqual(rack)
    })

    test('racks that are there are listed by name, page by page', async () => {
      const racks = await adapter.open()
      const org = randomUUID()
      const all = ['c', 'a', 'b', 'd'].map((docid) => ({ org, docid }))
      for (const rack of all) await racks.make({ ...rack, name: 'x', created: 1 }, { member: member('ada') })
      await racks.remove(all[2]!, 1)
      const first = await racks.list({ after: { org, docid: '' }, limit: 2 })
      expect(first).toEqual([all[1], all[0]])
      expect((await racks.list({ after: first[1]!, limit: 1 }))[0]).toEqual(all[3])
    })

    test('it is renamed, and branches are added up to a limit', async () => {
      const { racks, rack } = await made()
      await racks.rename(rack, 'Drums')
      expect((await racks.standing(rack))?.rack.name).toBe('Drums')
      expect(await racks.addBranch(rack, 'try', 2)).toBe(true)
      expect(await racks.addBranch(rack, 'try', 2)).toBe(true)
      expect(await racks.addBranch(rack, 'more', 2)).toBe(false)
      expect(await racks.branches(rack)).toEqual(['main', 'try'])
      expect(await racks.addBranch(newRack(), 'main', 2)).toBe(false)
    })

    test('invitations are noted, used and ended once', async () => {
      const { racks, rack } = await made()
      expect(await racks.addInvite(rack, invite('a', 'viewer', 99), 2)).toBe(true)
      expect(await racks.addInvite(rack, invite('b'), 2)).toBe(true)
      expect(await racks.addInvite(rack, invite('c'), 2)).toBe(false)
      await racks.useInvite(rack, 'a', 20)
      expect(await racks.revokeInvite(rack, 'a', 30)).toBe(true)
      expect(await racks.revokeInvite(rack, 'a', 40)).toBe(true)
      expect(await racks.revokeInvite(rack, 'none', 40)).toBe(false)
      expect(await racks.invites(rack)).toEqual([
        { ...invite('a', 'viewer', 99), used: 20, revoked: 30 },
        invite('b')
      ])
    })

    test('who is a member already keeps the day of joining', async () => {
      const { racks, rack } = await made()
      await racks.setMember(rack, member('bob', 'viewer'))
      expect(await racks.setMember(rack, { ...member('bob', 'editor'), joined: 50 })).toEqual(
        member('bob', 'editor')
      )
      expect((await racks.members(rack)).map(({ user }) => user)).toEqual(['ada', 'bob'])
      expect(await racks.removeMember(rack, 'bob')).toBe(true)
      expect(await racks.removeMember(rack, 'bob')).toBe(false)
    })

    test('who watches hears of every change of rights, and of nothing else', async () => {
      const { racks, rack } = await made()
      const heard: RightsChange[] = []
      const stop = racks.watch((change) => heard.push(change))
      await racks.setMember(rack, member('bob', 'viewer'))
      await racks.setMember(rack, member('bob', 'viewer'))
      await racks.setMember(rack, member('bob', 'editor'))
      await racks.addInvite(rack, invite('a'), 9)
      await racks.rename(rack, 'x')
      await racks.revokeInvite(rack, 'a', 1)
      await racks.removeMember(rack, 'bob')
      await expect(racks.removeMember(rack, 'ada')).rejects.toThrow(code('last-owner'))
      await racks.remove(rack, 1)
      stop()
      const other = await made()
      await other.racks.remove(other.rack, 1)
      expect(heard).toEqual([
        { rack, of: 'user', id: 'bob', gone: false },
        { rack, of: 'invite', id: 'a', gone: true },
        { rack, of: 'user', id: 'bob', gone: true },
        { rack, of: 'rack', gone: true }
      ])
    })

    test('whatever is tried, an owner remains; what is refused changes nothing', async () => {
      const step = fc.record({
        kind: fc.constantFrom('set', 'remove', 'invite', 'revoke'),
        who: fc.constantFrom('a', 'b', 'c'),
        role: fc.constantFrom<Role>('owner', 'editor', 'viewer'),
        ends: fc.boolean()
      })
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
          const { racks, rack } = await made({ invite: invite('first') })
          const owners = async () =>
            (await racks.members(rack)).filter(({ role }) => role === 'owner').length +
            (await racks.invites(rack)).filter(
              ({ role, revoked, expires }) => role === 'owner' && revoked === null && expires === null
            ).length
          let added = 0
          const all = async () => JSON.stringify([await racks.members(rack), await racks.invites(rack)])
          for (const { kind, who, role, ends } of steps) {
            const before = await all()
            try {
              if (kind === 'set') await racks.setMember(rack, member(who, role))
              if (kind === 'remove') await racks.removeMember(rack, who)
              if (kind === 'invite')
                await racks.addInvite(rack, invite(`i${added++}`, role, ends ? 1e15 : null), 99)
              if (kind === 'revoke') {
                const found = await racks.invites(rack)
                await racks.revokeInvite(rack, found[who.charCodeAt(0) % found.length]!.id, 1)
              }
            } catch (error) {
              expect(error).toEqual(code('last-owner'))
              expect(await all()).toBe(before)
            }
            expect(await owners()).toBeGreaterThan(0)
          }
        }),
        { numRuns: 20 }
      )
    })
  })
}
