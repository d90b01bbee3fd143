// The port of racks: which patches are shared, who is a member, which invitations hold.
//
// What every adapter promises, and `testing/accept-racks.ts` checks:
// - What it resolved to is durable. Each call happens whole or not at all, and as if one after the other.
// - A rack's name `ORG/DOCID` is used once: what was deleted stays known as deleted, and cannot be made again.
// - A rack that is not deleted always has an owner: a member, or an invitation as owner that neither ended nor will by itself.
// - Who watches hears of every change of rights, made in whichever process, after it is durable.
import type { Member, Role } from '../../src/lib/collab/hub-api.ts'

export interface RackId {
  readonly org: string
  readonly docid: string
}

export interface RackInfo extends RackId {
  readonly name: string
  /** Unix time in milliseconds, as all times here. */
  readonly created: number
  /** When it was deleted; null while it is there. */
  readonly deleted: number | null
}

export interface InviteInfo {
  readonly id: string
  readonly role: Role
  readonly label: string
  readonly created: number
  readonly expires: number | null
  readonly revoked: number | null
  readonly used: number | null
}

/** Somebody, as far as a rack knows them. */
export type Who = { readonly user: string } | { readonly invite: string }

export interface Standing {
  readonly rack: RackInfo
  readonly member: Member | null
  readonly invite: InviteInfo | null
}

/** `gone`: the right ended; otherwise it is another one now. */
export type RightsChange =
  | { readonly rack: RackId; readonly of: 'rack'; readonly gone: true }
  | { readonly rack: RackId; readonly of: 'user' | 'invite'; readonly id: string; readonly gone: boolean }

export interface Racks {
  /** With its owner and its main branch. False, and nothing changed, when there is or was one of this name. */
  make(
    rack: RackId & Pick<RackInfo, 'name' | 'created'>,
    owner: { member: Member } | { invite: InviteInfo }
  ): Promise<boolean>
  /** The rack, also one that was deleted, and what it knows of somebody; null when there never was one. */
  standing(rack: RackId, who?: Who): Promise<Standing | null>
  rename(rack: RackId, name: string): Promise<void>
  /** Marks it as deleted. False when it is not there. */
  remove(rack: RackId, at: number): Promise<boolean>
  /** Deleted racks of which nobody said that their rooms are erased. */
  unerased(): Promise<RackId[]>
  erased(rack: RackId): Promise<void>
  /** Racks that are there, by name, after one of them. */
  list(options: { after?: RackId; limit: number }): Promise<RackId[]>

  branches(rack: RackId): Promise<string[]>
  /** Idempotent. False when it would be one more than `limit`. */
  addBranch(rack: RackId, branch: string, limit: number): Promise<boolean>

  members(rack: RackId): Promise<Member[]>
  /** Makes or changes one; whoever is there keeps `joined`. Rejects with `last-owner`. */
  setMember(rack: RackId, member: Member): Promise<Member>
  /** False when there is none. Rejects with `last-owner`. */
  removeMember(rack: RackId, user: string): Promise<boolean>

  /** All, from the earliest, those that ended too. */
  invites(rack: RackId): Promise<InviteInfo[]>
  /** False when it would be one more than `limit`. */
  addInvite(rack: RackId, invite: InviteInfo, limit: number): Promise<boolean>
  /** False when there is none; one that ended already stays as it is. Rejects with `last-owner`. */
  revokeInvite(rack: RackId, id: string, at: number): Promise<boolean>
  useInvite(rack: RackId, id: string, at: number): Promise<void>

  /** Must not throw. Ends it when called. */
  watch(listener: (change: RightsChange) => void): () => void
}

/** `org/docid`: one text per rack, one rack per text. */
export const rackName = ({ org, docid }: RackId): string => `${org}/${docid}`
