// The rights that open connections have: taken back when the rack says so, counted for its owner, waited for before it is erased.
import { HubError } from '../errors.ts'
import { rackName, type RackId, type Racks, type RightsChange } from '../ports/racks.ts'

export interface OpenGrant {
  /** Aborted, with a HubError as reason, when it is taken back. */
  readonly revoked: AbortSignal
  /** The connection is gone, and all it had sent is stored or refused. */
  left(): void
}

interface Held {
  /** See `nameOf`. */
  who: string
  controller: AbortController
}

export class Grants {
  readonly #open = new Map<string, Set<Held>>()
  readonly #stop: () => void

  constructor(racks: Racks) {
    this.#stop = racks.watch((change) => this.#hear(change))
  }

  /** To be called before the rights are looked up: what changes from here on is heard. */
  open(rack: RackId, who: string): OpenGrant {
    const name = rackName(rack)
    const held: Held = { who, controller: new AbortController() }
    const all = this.#open.get(name) ?? new Set()
    this.#open.set(name, all.add(held))
    return {
      revoked: held.controller.signal,
      left: () => {
        all.delete(held)
        if (all.size === 0 && this.#open.get(name) === all) this.#open.delete(name)
      }
    }
  }

  /** Connections of somebody. */
  count(rack: RackId, who: string): number {
    let count = 0
    for (const held of this.#open.get(rackName(rack)) ?? []) if (held.who === who) count++
    return count
  }

  /** Resolves when nobody is connected any more, or, to false, after `patience` milliseconds. */
  async empty(rack: RackId, patience = 10_000): Promise<boolean> {
    const end = Date.now() + patience
    while (this.#open.has(rackName(rack)) && Date.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 5))
    return !this.#open.has(rackName(rack))
  }

  close(): void {
    this.#stop()
  }

  #hear(change: RightsChange): void {
    for (const { who, controller } of [...(this.#open.get(rackName(change.rack)) ?? [])]) {
      if (change.of === 'rack') controller.abort(new HubError('room-erased'))
      else if (who === `${change.of} ${change.id}`) controller.abort(new HubError(reasonOf(change)))
    }
  }
}

function reasonOf({ of, gone }: RightsChange) {
  if (!gone) return 'role-changed'
  return of === 'invite' ? 'revoked' : 'forbidden'
}
