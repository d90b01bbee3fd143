// The world outside of an open patch, as its cells may ask for it: everything through the gate, what was granted and is taken back ends
// at once. Loaded with the first cell that asks.
import { asLoadbangError, LoadbangError } from '../../runtime/errors.ts'
import { cellErrors } from '../../jsrunner/errors.ts'
import {
  permissionWords,
  worldLimits,
  type CellIdentity,
  type FetchRequest,
  type PermissionKind,
  type StreamEvents,
  type StreamRequest,
  type WorldReply,
  type WorldRequest,
  type Worlds
} from '../../jsrunner/world.ts'
import { getNode, patchName } from '../../patch/shape.ts'
import { Grants } from '../../storage/grants.ts'
import { sha256 } from '../../storage/bytes/sha256.ts'
import type { DeskPatch } from '../session/desk.ts'
import { askPermission } from './ask-permission.ts'
import { listenToMidi, openCamera, openMicrophone, sendMidi, type OpenCamera } from './devices.ts'
import { fetchForCell } from './fetch-for-cell.ts'
import { Gate } from './gate.ts'
import { hostOf } from './hosts.ts'
import { Turns } from './turns.ts'

/** Something that goes on for a cell. */
interface Under {
  cell: CellIdentity
  what: PermissionKind
  /** Null until it is granted. */
  detail: string | null
  ending: AbortController
}

export class OuterWorld implements Worlds {
  #grants: Grants
  #gate: Gate
  #open = new Set<Under>()
  #cameras = new Map<string, Promise<OpenCamera>>()
  #turns = new Turns(worldLimits.atOnce)
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
    switch (request.do) {
      case 'permit': {
        const detail = request.what === 'network' ? hostOf(request.detail) : ''
        return this.#gate.permit(cell, request.what, detail)
      }
      case 'fetch':
        return this.#fetch(cell, request)
      case 'frame':
        return this.#frame(cell)
      case 'midi':
        await this.#need(cell, 'midi')
        await sendMidi(request.bytes, request.output)
        return true
    }
  }

  listen(cell: CellIdentity, { what, input }: StreamRequest, { item, failed }: StreamEvents): () => void {
    const under = this.#begin(cell, what)
    const { signal } = under.ending
    signal.addEventListener('abort', () => {
      if (signal.reason instanceof LoadbangError) failed(signal.reason)
    })
    const open = async (): Promise<void> => {
      await this.#need(cell, what, under)
      if (what === 'microphone') await openMicrophone(signal, item)
      else await listenToMidi(signal, input, item)
    }
    open().catch((thrown: unknown) => {
      if (!signal.aborted) under.ending.abort(asLoadbangError(thrown, 'cell-device'))
    })
    return () => under.ending.abort()
  }

  /** That run of a cell is over. */
  ended(run: string): void {
    this.#gate.forget(run)
    for (const under of this.#open) if (under.cell.run === run) under.ending.abort()
  }

  /** The engine has ended, and with it all cells. */
  close(): void {
    for (const { ending } of this.#open) ending.abort()
    this.#stop()
    this.#grants.close()
  }

  async #fetch(cell: CellIdentity, request: FetchRequest): Promise<WorldReply> {
    const under = this.#begin(cell, 'network')
    try {
      return await fetchForCell(request, {
        fetch: (...args) => this.#turns.take(() => fetch(...args)),
        origin: location.origin,
        permit: async (host) => {
          const may = await this.#gate.permit(cell, 'network', host)
          under.detail = host
          return may
        },
        allows: (host) => this.#gate.allows(cell, 'network', host),
        signal: under.ending.signal
      })
    } finally {
      this.#open.delete(under)
    }
  }

  async #frame(cell: CellIdentity): Promise<ImageBitmap> {
    await this.#need(cell, 'camera')
    let camera = this.#cameras.get(cell.run)
    if (!camera) {
      const under = this.#begin(cell, 'camera')
      under.detail = ''
      camera = openCamera(under.ending.signal)
      this.#cameras.set(cell.run, camera)
      under.ending.signal.addEventListener('abort', () => this.#cameras.delete(cell.run))
      // The next call tries again.
      camera.catch(() => under.ending.abort())
    }
    return (await camera).frame()
  }

  async #need(cell: CellIdentity, what: PermissionKind, under?: Under): Promise<void> {
    if (!(await this.#gate.permit(cell, what, ''))) throw cellErrors.permission(permissionWords(what))
    if (under) under.detail = ''
  }

  #begin(cell: CellIdentity, what: PermissionKind): Under {
    const under: Under = { cell, what, detail: null, ending: new AbortController() }
    this.#open.add(under)
    under.ending.signal.addEventListener('abort', () => this.#open.delete(under))
    return under
  }

  async #endRevoked(): Promise<void> {
    for (const { cell, what, detail, ending } of [...this.#open]) {
      if (detail === null || (await this.#gate.allows(cell, what, detail))) continue
      ending.abort(cellErrors.permission(permissionWords(what, detail)))
    }
  }
}
