// A package from a module server, whole: its file, and all that this imports, on the same server alone. Nothing of it is run.
import { LoadbangError } from '../../runtime/errors.ts'
import { compilePackage } from '../compile.ts'
import { addressOf, withoutScheme } from './specifier.ts'

export const packageLimits = {
  /** Of one package with all that it imports. */
  bytes: 5 * 2 ** 20,
  files: 200,
  ms: 30_000
}

export interface FetchedPackage {
  entry: string
  /** Address -> bytes. */
  files: Map<string, Uint8Array<ArrayBuffer>>
  /** Addresses that led to others. */
  moved: Map<string, string>
}

/** `server`: `https://esm.sh`. Rejects with a LoadbangError (`cell-import`). */
export async function fetchPackage(
  specifier: string,
  server: string,
  fetch: typeof globalThis.fetch = globalThis.fetch.bind(globalThis),
  limits = packageLimits
): Promise<FetchedPackage> {
  const base = server.endsWith('/') ? server : `${server}/`
  const fetching = new Fetching(new URL(base).origin, fetch, limits)
  return fetching.all(new URL(withoutScheme(specifier), base).href)
}

interface Wanted {
  url: string
  /** It may never be run. */
  optional: boolean
}

class Fetching {
  #origin: string
  #fetch: typeof globalThis.fetch
  #limits: typeof packageLimits
  #signal: AbortSignal
  #bytes = 0
  #asked = new Set<string>()
  #files: FetchedPackage['files'] = new Map()
  #moved: FetchedPackage['moved'] = new Map()

  constructor(origin: string, fetch: typeof globalThis.fetch, limits: typeof packageLimits) {
    this.#origin = origin
    this.#fetch = fetch
    this.#limits = limits
    this.#signal = AbortSignal.timeout(limits.ms)
  }

  async all(entry: string): Promise<FetchedPackage> {
    this.#asked.add(entry)
    let open: Wanted[] = [{ url: entry, optional: false }]
    while (open.length > 0) {
      const found = await Promise.all(open.map((wanted) => this.#one(wanted)))
      open = found.flat()
    }
    return { entry, files: this.#files, moved: this.#moved }
  }

  /** Gives what it imports and nobody has asked for yet. */
  async #one({ url, optional }: Wanted): Promise<Wanted[]> {
    if (new URL(url).origin !== this.#origin) throw this.#refused(`it imports ${url}, from another server`)
    if (this.#asked.size > this.#limits.files)
      throw this.#refused(`it has more than ${this.#limits.files} files`)
    const answer = await this.#ask(url)
    if (!answer.ok) {
      if (optional) return []
      throw this.#refused(`${host(url)} answered ${answer.status} for ${new URL(url).pathname}`)
    }
    const at = answer.url || url
    if (new URL(at).origin !== this.#origin) throw this.#refused(`it lies on another server, ${host(at)}`)
    const type = answer.headers.get('content-type') ?? ''
    if (!/\b(java|ecma)script\b/.test(type)) {
      if (optional) return []
      throw this.#refused(`${host(url)} sent no JavaScript${type && `, but ${type}`}`)
    }
    if (at !== url) this.#moved.set(url, at)
    if (this.#files.has(at)) return []
    const bytes = await this.#read(answer)
    this.#files.set(at, bytes)
    const next: Wanted[] = []
    for (const { specifier, dynamic } of this.#importsOf(bytes)) {
      const to = addressOf(specifier, at)
      if (to === null || (dynamic && new URL(to).origin !== this.#origin)) {
        if (dynamic) continue
        throw this.#refused(`it imports ${specifier}, which is on no server`)
      }
      if (this.#asked.has(to)) continue
      this.#asked.add(to)
      next.push({ url: to, optional: dynamic })
    }
    return next
  }

  #importsOf(bytes: Uint8Array): readonly { specifier: string; dynamic: boolean }[] {
    try {
      return compilePackage(new TextDecoder().decode(bytes)).shape?.imports ?? []
    } catch {
      throw this.#refused('a file of it cannot be read as JavaScript')
    }
  }

  async #ask(url: string): Promise<Response> {
    try {
      return await this.#fetch(url, {
        mode: 'cors',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: this.#signal
      })
    } catch {
      throw this.#signal.aborted ? this.#late() : this.#refused(`${host(url)} cannot be reached`)
    }
  }

  /** Piece by piece: what is too long is not waited for. */
  async #read(answer: Response): Promise<Uint8Array<ArrayBuffer>> {
    const pieces: Uint8Array<ArrayBuffer>[] = []
    const reader = answer.body?.getReader()
    try {
      for (;;) {
        const piece = await reader?.read()
        if (!piece?.value) break
        this.#bytes += piece.value.length
        if (this.#bytes > this.#limits.bytes) break
        pieces.push(piece.value)
      }
    } catch {
      throw this.#signal.aborted ? this.#late() : this.#refused('the connection broke')
    }
    if (this.#bytes > this.#limits.bytes) {
      await reader?.cancel().catch(() => {})
      throw this.#refused(`it is longer than ${Math.round(this.#limits.bytes / 2 ** 20)} MB`)
    }
    return new Uint8Array(await new Blob(pieces).arrayBuffer())
  }

  #late(): LoadbangError {
    return this.#refused(`that took longer than ${this.#limits.ms / 1000} s`)
  }

  #refused(why: string): LoadbangError {
    return new LoadbangError(
      'cell-import',
      `It could not be fetched: ${why}.`,
      'Look at its name and version, and at the network; then run the cell again.'
    )
  }
}

const host = (url: string): string => new URL(url).host
