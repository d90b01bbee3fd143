// The world outside of an open patch, as its cells may ask for it: everything through the gate, what was granted and is taken back ends
// at once. Loaded with the first cell that asks.
import type { CellIdentity, FetchRequest, WorldReply, WorldRequest, Worlds } from '../../jsrunner/world.ts'
import { worldLimits } from '../../jsrunner/world.ts'
import { getNode, patchName } from '../../patch/shape.ts'
import { Grants } from '../../storage/grants.ts'
import { sha256 } from '../../storage/bytes/sha256.ts'
import type { DeskPatch } from '../session/desk.ts'
import { askPermission } from './ask-permission.ts'
import { fetchForCell } from './fetch-for-cell.ts'
import { Gate } from './gate.ts'
import { hostOf } from './hosts.ts'

interface Under {
  cell: CellIdentity
  /** Once it is known. */
  host: string | null
  ending: AbortController
}

export class OuterWorld implements Worlds {
  #grants: Grants
  #gate: Gate
  #open = new Set<Under>()
  #waiting: (() => void)[] = []
  #running = 0
  #stop: () => void

  /** `signal`: nobody waits for answers any more. */
  constructor(patch: DeskPatch, signal: () => AbortSignal) {
    this.#grants = new Grants(patch.patchId)
    const box = (id: string): string => getNode(patch.doc, id)?.text ?? 'js'
    this.#gate = new Gate({
      grants: this.#grants,
      hash: (code) => sha256(new TextEncoder().encode(code)),
      box,
      ask: ({ cell, what, detail }, unneeded) =>
        askPermission(
          { patch: patchName(patch.doc), box: box(cell.nodeId), code: cell.code, what, detail },
          unneeded,
          signal()
        ),
      now: () => Date.now()
    })
    this.#stop = this.#grants.observe(() => void this.#endRevoked())
  }

  async ask(cell: CellIdentity, request: WorldRequest): Promise<WorldReply> {
    if (request.do === 'fetch') return this.#fetch(cell, request)
    const detail = request.what === 'network' ? hostOf(request.detail) : ''
    return this.#gate.permit(cell, request.what, detail)
  }

  /** That run of a cell is over. */
  ended(run: string): void {
    this.#gate.forget(run)
    for (const under of this.#open) if (under.cell.run === run) under.ending.abort()
  }

  /** The engine has ended, and with it all cells. */
  dismiss(): void {
    for (const { cell } of this.#open) this.ended(cell.run)
  }

  close(): void {
    this.dismiss()
    this.#stop()
    this.#grants.close()
  }

  async #fetch(cell: CellIdentity, request: FetchRequest): Promise<WorldReply> {
    const under: Under = { cell, host: null, ending: new AbortController() }
    this.#open.add(under)
    try {
      return await fetchForCell(request, {
        fetch: (...args) => this.#inTurn(() => fetch(...args)),
        origin: location.origin,
        permit: async (host) => {
          const may = await this.#gate.permit(cell, 'network', host)
          under.host = host
          return may
        },
        allows: (host) => this.#gate.allows(cell, 'network', host),
        signal: under.ending.signal
      })
    } finally {
      this.#open.delete(under)
    }
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= worldLimits.atOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    else this.#running++
    try {
      return await work()
    } finally {
      // The place goes to the next.
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running--
    }
  }

  async #endRevoked(): Promise<void> {
    for (const { cell, host, ending } of this.#open) {
      if (host !== null && !(await this.#gate.allows(cell, 'network', host))) ending.abort()
    }
  }
}
