// What the Share dialog knows: the hub, the rack of the open patch, its invitations and members, and what is being done.
import type { HubInfo, Invite, Member, NewInvite } from '../../collab/hub-api.ts'
import { Hub } from '../../collab/hub.ts'
import { joinLink } from '../../collab/key.ts'
import { asLoadbangError, type LoadbangError } from '../../runtime/errors.ts'
import { copyText } from '../shell/copy-text.ts'
import type { Session } from '../session/types.ts'
import type { Sharing } from '../session/sharing.svelte.ts'
import { invite, share, stopSharing } from './share.ts'

/** Milliseconds between two looks at who is connected. */
const LOOK = 4_000

export class ShareModel {
  info = $state.raw<HubInfo | null>(null)
  invites = $state.raw<readonly Invite[] | null>(null)
  members = $state.raw<readonly Member[]>([])
  /** Why there is nothing to be done. */
  failure = $state.raw<LoadbangError | null>(null)
  /** Why the last thing that was asked for was not done. */
  refused = $state.raw<LoadbangError | null>(null)
  busy = $state(false)
  /** The link that was made last, to be shown with itself. */
  fresh = $state.raw<{ key: string; copied: boolean } | null>(null)
  readonly sharing: Sharing
  readonly #session: Session

  constructor(session: Session, sharing: Sharing) {
    this.#session = session
    this.sharing = sharing
  }

  /** Asks the hub, and goes on asking; gives the way to stop. */
  open(): () => void {
    void this.look()
    const timer = setInterval(() => {
      if (!this.failure && document.visibilityState === 'visible') void this.look()
    }, LOOK)
    return () => clearInterval(timer)
  }

  async look(): Promise<void> {
    try {
      this.info ??= await new Hub().info()
      await this.#readRack()
      this.failure = null
    } catch (error) {
      this.failure = asLoadbangError(error)
    }
  }

  async #readRack(): Promise<void> {
    const { link } = this.sharing
    if (!link || this.sharing.sync?.state === 'ended') return
    const hub = new Hub(link.key)
    this.members = await hub.members(link)
    if (link.role === 'owner') this.invites = await hub.invites(link)
  }

  /** Where others reach the hub. */
  get address(): string {
    return this.info?.addresses[0] ?? location.origin
  }

  /** Nobody reaches it but this computer. */
  get isAlone(): boolean {
    return this.info?.addresses.length === 0 && /^(localhost|127\.|\[::1\])/.test(location.hostname)
  }

  linkOf(key: string): string {
    return joinLink(this.address, key)
  }

  /** The link of an invitation; null where another browser made it: the hub says each only once. */
  linkOfInvite({ id }: Invite): string | null {
    const key = this.sharing.link?.made?.[id]
    return key === undefined ? null : this.linkOf(key)
  }

  share(): Promise<boolean> {
    return this.#try(async () => this.#show(await share(this.sharing, this.#session.name)))
  }
  invite(wish: NewInvite): Promise<boolean> {
    return this.#try(async () => this.#show(await invite(this.sharing, wish)))
  }
  endInvite(one: Invite): Promise<boolean> {
    return this.#try(async () => {
      const { link } = this.sharing
      if (link) await new Hub(link.key).endInvite(link, one.id)
      if (this.fresh && this.sharing.link?.made?.[one.id] === this.fresh.key) this.fresh = null
    })
  }
  removeMember({ user }: Member): Promise<boolean> {
    return this.#try(async () => {
      const { link } = this.sharing
      if (link) await new Hub(link.key).removeMember(link, user)
    })
  }
  stop(): Promise<boolean> {
    return this.#try(() => stopSharing(this.sharing))
  }
  /** What is done elsewhere, with its failure shown here. */
  perform(action: () => Promise<void>): Promise<boolean> {
    return this.#try(action)
  }

  async #show(key: string): Promise<void> {
    this.fresh = { key, copied: await copyText(this.linkOf(key)) }
  }

  /** One thing at a time; true where it was done. */
  async #try(action: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    this.refused = null
    try {
      await action()
      return true
    } catch (error) {
      this.refused = asLoadbangError(error)
      return false
    } finally {
      this.busy = false
      void this.look()
    }
  }
}
