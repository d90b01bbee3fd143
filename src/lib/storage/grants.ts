// What the person has allowed the cells of a patch: kept by this browser, beside the patch, and never in its document or its files. A
// grant is for one text of code; another text asks again.
import { grantsKey as key } from './forget-grants.ts'

export interface Grant {
  /** The SHA-256 of all code of the cell; empty: for the whole patch. */
  readonly code: string
  /** `network`, `camera` … */
  readonly what: string
  /** Of the network: the host. */
  readonly detail: string
  /** The box that asked, as it was called then. */
  readonly nodeId: string
  readonly box: string
  /** Milliseconds since 1970. */
  readonly since: number
}
export type GrantKey = Pick<Grant, 'code' | 'what' | 'detail'>

/** Grants of one patch; the oldest go first. */
const MOST = 500
const fields = ['code', 'what', 'detail', 'nodeId', 'box'] as const

const same = (a: GrantKey, b: GrantKey): boolean =>
  a.code === b.code && a.what === b.what && a.detail === b.detail

const channelName = 'loadbang-grants'

export class Grants {
  #patchId: string
  #channel = new BroadcastChannel(channelName)
  #listeners = new Set<() => void>()
  /** Where the browser keeps nothing, for as long as the patch is open. */
  #kept: readonly Grant[] | null = null

  constructor(patchId: string) {
    this.#patchId = patchId
    this.#channel.onmessage = ({ data }) => {
      if (data === patchId) this.#tell()
    }
  }

  list(): readonly Grant[] {
    return this.#kept ?? read(this.#patchId)
  }

  has(wanted: GrantKey): boolean {
    return this.list().some((grant) => same(grant, wanted))
  }

  add(grant: Grant): void {
    this.#write([...this.list().filter((other) => !same(other, grant)), grant].slice(-MOST))
  }

  revoke(gone: GrantKey): void {
    this.#write(this.list().filter((grant) => !same(grant, gone)))
  }

  /** Calls after each change, in any tab; gives the way to stop. */
  observe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  close(): void {
    this.#channel.close()
  }

  #write(grants: readonly Grant[]): void {
    try {
      if (grants.length > 0) localStorage.setItem(key(this.#patchId), JSON.stringify(grants))
      else localStorage.removeItem(key(this.#patchId))
    } catch {
      this.#kept = grants
    }
    this.#channel.postMessage(this.#patchId)
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

function read(patchId: string): Grant[] {
  try {
    const kept = JSON.parse(localStorage.getItem(key(patchId)) ?? '[]') as unknown
    return Array.isArray(kept) ? kept.filter(isGrant) : []
  } catch {
    return []
  }
}

function isGrant(value: unknown): value is Grant {
  if (typeof value !== 'object' || value === null) return false
  const grant = value as Record<string, unknown>
  return fields.every((field) => typeof grant[field] === 'string') && typeof grant.since === 'number'
}
