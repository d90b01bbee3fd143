// The files of a shared patch: what it refers to and the rack lacks goes up, what this computer lacks comes down, nobody picks a file.
// One round looks at all of it; the next follows when the document refers to something new, or when something has yet to come.
import type * as Y from 'yjs'
import { HubAssets } from '../../collab/hub-assets.ts'
import { Hub } from '../../collab/hub.ts'
import type { Together } from '../../collab/types.ts'
import { asLoadbangError, LoadbangError } from '../../runtime/errors.ts'
import type { Assets } from '../../storage/assets/assets.ts'
import { tellCame } from '../../storage/assets/came.ts'
import { hasAssets, openPatchAssets } from '../../storage/assets/patch-assets.ts'
import { fileReferences, watchReferences } from '../../storage/assets/references.ts'
import { hmacSha256 } from '../../storage/bytes/hmac.ts'
import { holdLock } from '../../storage/library/making.ts'

/** Milliseconds from a change of the document to the next round, and between rounds while something has yet to come. */
const SOON = 400
const FIRST_RETRY = 3_000
const LAST_RETRY = 60_000

export interface TrafficOptions {
  patchId: string
  doc: Y.Doc
  together: Together
  /** Told, once for each file, why it does not go on. */
  failed(error: LoadbangError): void
}

export class Traffic {
  readonly #options: TrafficOptions
  readonly #hub: HubAssets
  /** What the document refers to, or has while this was open. */
  readonly #seen: ReadonlySet<string>
  /** How many of those the last round has looked at. */
  #looked = 0
  /** Hashes of which the rack is known to have the bytes, and this computer too. */
  readonly #settled = new Set<string>()
  /** Those that do not go: too large, no room. */
  readonly #refused = new Set<string>()
  #limit: number | null = null
  #timer: ReturnType<typeof setTimeout> | null = null
  #delay = FIRST_RETRY
  #running = false
  #again = false
  #stopped = false
  readonly #stop: (() => void)[] = []

  constructor(options: TrafficOptions) {
    const { doc, together } = options
    this.#options = options
    const { link } = together
    this.#hub = new HubAssets({
      rack: link,
      key: link.key,
      prove: (nonce, blob) => hmacSha256(nonce, piecesOf(blob))
    })
    const seen = watchReferences(doc)
    this.#seen = seen.hashes
    const changed = () => {
      if (this.#seen.size !== this.#looked) this.#soon(SOON)
    }
    doc.on('update', changed)
    let connected = false
    const stopSync = together.sync.subscribe(({ state }) => {
      const now = state === 'synced' || state === 'syncing'
      if (now && !connected) this.#soon(0)
      connected = now
    })
    this.#stop.push(
      () => doc.off('update', changed),
      () => seen.stop(),
      stopSync
    )
  }

  close(): void {
    this.#stopped = true
    if (this.#timer !== null) clearTimeout(this.#timer)
    for (const stop of this.#stop) stop()
  }

  #soon(ms: number): void {
    if (this.#stopped || this.#timer !== null) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      void this.#go()
    }, ms)
  }

  async #go(): Promise<void> {
    const { together } = this.#options
    if (this.#running) return void (this.#again = true)
    if (!['synced', 'syncing'].includes(together.sync.current.state)) return
    this.#running = true
    let wait: number | null = null
    try {
      if (await this.#round()) this.#delay = FIRST_RETRY
      else wait = this.#delay
    } catch {
      // The hub is away, or in trouble: later.
      wait = this.#delay
    } finally {
      this.#running = false
      together.moving(0)
    }
    if (this.#again) {
      this.#again = false
      this.#soon(SOON)
    } else if (wait !== null) {
      this.#delay = Math.min(this.#delay * 2, LAST_RETRY)
      this.#soon(wait)
    }
  }

  /** True where nothing has yet to come. */
  async #round(): Promise<boolean> {
    const { patchId, together } = this.#options
    this.#looked = this.#seen.size
    const wanted = [...this.#seen].filter((hash) => !this.#settled.has(hash))
    if (wanted.length === 0) return true
    // Of several tabs one does it at a time.
    const done = await holdLock(`loadbang-traffic-${patchId}`)
    let assets: Assets | null = null
    try {
      const lacking = new Set(await this.#hub.missing(wanted))
      const here = new Set(
        (await hasAssets(patchId)) ? await (assets = await openPatchAssets(patchId)).list() : []
      )
      const down = wanted.filter((hash) => !here.has(hash) && !lacking.has(hash) && !this.#refused.has(hash))
      const mayBring = together.role.current !== 'viewer'
      const up = wanted.filter(
        (hash) => mayBring && here.has(hash) && lacking.has(hash) && !this.#refused.has(hash)
      )
      for (const hash of wanted) if (here.has(hash) && !lacking.has(hash)) this.#settled.add(hash)
      let left = down.length + up.length
      if (left > 0) {
        together.moving(left)
        assets ??= await openPatchAssets(patchId)
        for (const hash of [...down, ...up]) {
          if (this.#stopped) return true
          await this.#move(hash, assets, up.includes(hash))
          together.moving(--left)
        }
      }
      // What neither has, somebody else has to bring first.
      return wanted.every(
        (hash) => this.#settled.has(hash) || this.#refused.has(hash) || (!mayBring && here.has(hash))
      )
    } finally {
      assets?.close()
      done()
    }
  }

  async #move(hash: string, assets: Assets, up: boolean): Promise<void> {
    const { patchId } = this.#options
    try {
      if (up) {
        const blob = await assets.getBlob(hash)
        if (!blob) return
        await this.#fits(hash, blob.size)
        await this.#hub.bring(hash, blob)
      } else {
        const kept = await assets.putBlob(await this.#hub.get(hash))
        if (kept !== hash) {
          await assets.delete(kept)
          throw notThose()
        }
        tellCame(patchId, hash)
      }
      this.#settled.add(hash)
    } catch (thrown) {
      const error = asLoadbangError(thrown, 'storage-failed')
      if (passing.has(error.code)) throw error
      this.#refused.add(hash)
      this.#options.failed(this.#named(hash, error))
    }
  }

  async #fits(hash: string, size: number): Promise<void> {
    this.#limit ??= (await new Hub().info()).assetBytes
    if (size > this.#limit) throw tooLarge(this.#limit)
  }

  #named(hash: string, { code, message, advice }: LoadbangError): LoadbangError {
    const name = fileReferences(this.#options.doc).get(hash)
    return new LoadbangError(code, name ? `“${name}”: ${message}` : message, advice)
  }
}

/** Trouble of the hub or of the way to it. */
const passing: ReadonlySet<string> = new Set([
  'hub-away',
  'storage-failed',
  'storage-closed',
  'access-unavailable',
  'going-away',
  'too-fast'
])

const notThose = (): LoadbangError =>
  new LoadbangError(
    'asset-mismatch',
    'What the hub sent is not this file, so it was not kept.',
    'Ask whoever has the file to drop it on its box once more.'
  )
const tooLarge = (limit: number): LoadbangError =>
  new LoadbangError(
    'asset-too-large',
    `The file has more than the ${Math.round(limit / 2 ** 20)} MB that the hub takes, so the others do not get it.`,
    'Use a smaller file, or give it to them by another way.'
  )

async function* piecesOf(blob: Blob): AsyncGenerator<Uint8Array> {
  const PIECE = 2 ** 20
  for (let from = 0; from < blob.size; from += PIECE)
    yield new Uint8Array(await blob.slice(from, from + PIECE).arrayBuffer())
}
