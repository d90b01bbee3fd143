// Files to the hub and from it, by their hashes. What breaks off goes on where the hub is; what the hub has already is not sent, but
// proved.
import * as Type from '@sinclair/typebox'
import { Check } from '@sinclair/typebox/value'
import { LoadbangError } from '../runtime/errors.ts'
import { Bringing } from './hub-api.ts'
import { ask, hubAway, pathOf, type Fetch, type RackName } from './hub.ts'

/** Bytes of one piece; the hub takes at most 8 MiB. */
const PIECE = 4 * 2 ** 20
/** Hashes of one question. */
const MOST = 1000
/** Times that an upload goes on without having come any further. */
const TRIES = 3

const Missing = Type.Object({ missing: Type.Array(Type.String()) })

export interface HubAssetsOptions {
  rack: RackName
  key: string
  /** HMAC-SHA256 of the bytes in lower-case hex. */
  prove(nonce: Uint8Array, blob: Blob): Promise<string>
  fetch?: Fetch
  /** Bytes of one piece. */
  piece?: number
}

export class HubAssets {
  readonly #options: HubAssetsOptions
  readonly #fetch: Fetch
  readonly #path: string

  constructor(options: HubAssetsOptions) {
    this.#options = options
    this.#fetch = options.fetch ?? ((path, init) => fetch(path, init))
    this.#path = `${pathOf(options.rack)}/assets`
  }

  /** Those of them that the rack has not. */
  async missing(hashes: readonly string[]): Promise<string[]> {
    const missing: string[] = []
    for (let from = 0; from < hashes.length; from += MOST) {
      const asked = hashes.slice(from, from + MOST)
      const said: unknown = await this.#json('POST', 'missing', { hashes: asked })
      if (!Check(Missing, said)) throw hubAway()
      missing.push(...said.missing.filter((hash) => asked.includes(hash)))
    }
    return missing
  }

  /** Brings one; fulfils when the rack has it. */
  async bring(hash: string, blob: Blob): Promise<void> {
    let state = await this.#bringing('POST', hash, { size: blob.size })
    let furthest = -1
    let tries = 0
    while (state.state !== 'done') {
      if (state.state === 'proof') {
        const proof = await this.#options.prove(fromBase64url(state.nonce), blob)
        state = await this.#bringing('PUT', `${hash}/proof`, { proof })
        if (++tries > TRIES) throw hubAway()
        continue
      }
      const { offset } = state
      if (offset > furthest) [furthest, tries] = [offset, 0]
      else if (++tries > TRIES) throw hubAway()
      const piece = blob.slice(offset, offset + (this.#options.piece ?? PIECE))
      try {
        state = await this.#bringing('PATCH', hash, piece, { 'Upload-Offset': String(offset) })
      } catch (error) {
        if (!goesOn(error) || ++tries > TRIES) throw error
        // It is elsewhere than thought, or broke off: it says where.
        state = await this.#bringing('POST', hash, { size: blob.size })
      }
    }
  }

  /** The bytes as they came; whoever keeps them looks at their hash. */
  async get(hash: string): Promise<Blob> {
    const response = await ask(this.#fetch, this.#options.key, 'GET', `${this.#path}/${hash}`)
    try {
      return await response.blob()
    } catch {
      throw hubAway()
    }
  }

  async #bringing(
    method: string,
    path: string,
    body: object | Blob,
    headers?: Record<string, string>
  ): Promise<Bringing> {
    const said = await this.#json(method, path, body, headers)
    if (!Check(Bringing, said)) throw hubAway()
    return said
  }

  async #json(
    method: string,
    path: string,
    body: object | Blob,
    headers?: Record<string, string>
  ): Promise<unknown> {
    const { key } = this.#options
    const response = await ask(this.#fetch, key, method, `${this.#path}/${path}`, body, headers)
    return response.json().catch(() => null)
  }
}

const goesOn = (error: unknown): boolean =>
  error instanceof LoadbangError && ['asset-offset', 'storage-failed', 'hub-away'].includes(error.code)

function fromBase64url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
    letter.charCodeAt(0)
  )
}
