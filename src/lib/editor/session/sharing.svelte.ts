// An open patch and its rack: the connection where the patch is shared, made while it is open, and ended. What connects is loaded for
// shared patches alone.
import type * as Y from 'yjs'
import type { Role } from '../../collab/hub-api.ts'
import type { SyncState, Together } from '../../collab/types.ts'
import type { RackLink } from '../../patch/rack-link.ts'
import { LOADED, REMOTE_TAB } from '../../storage/document/origins.ts'
import { forgetSync, syncNotes } from '../../storage/sync-notes.ts'
import { library } from '../library/the-library.ts'
import { notices } from '../shell/notices.svelte.ts'

interface SharingOptions {
  /** Called with each role that the hub tells. */
  onRole(role: Role): void
  /** Called once the patch is this person's alone, and may be edited. */
  onEnd(): void
}

export class Sharing {
  /** Reactive. Null where the patch is not shared, or what connects is not loaded yet. */
  together = $state.raw<Together | null>(null)
  /** Reactive. Null where the patch is not shared. */
  link = $state.raw<RackLink | null>(null)
  /** Reactive. Null where the patch is not shared. */
  sync = $state.raw<SyncState | null>(null)
  /** Reactive. */
  role = $state.raw<Role | null>(null)
  readonly #patchId: string
  readonly #doc: Y.Doc
  readonly #told: SharingOptions
  #stop: (() => void)[] = []
  #closed = false
  /** Takes back what was said of the end of sharing. */
  #takeBack = (): void => {}

  constructor(patchId: string, doc: Y.Doc, link: RackLink | undefined, told: SharingOptions) {
    this.#told = told
    this.#patchId = patchId
    this.#doc = doc
    if (link) void this.#connect(link)
  }

  /** Whether the person may change the document. */
  get mayEdit(): boolean {
    return this.role !== 'viewer'
  }

  /** The patch is shared from now on: it is in this rack. */
  async begin(link: RackLink): Promise<void> {
    await library().touch(this.#patchId, { rack: link })
    await this.#connect(link)
  }

  /** Notes what is new of the link to the same rack. */
  async keep(link: RackLink): Promise<void> {
    this.link = link
    await library().touch(this.#patchId, { rack: link })
  }

  /** The patch is not shared any more; the document stays as it is. */
  async end(): Promise<void> {
    await library().touch(this.#patchId, { rack: undefined })
    this.#disconnect()
    forgetSync(this.#patchId)
    this.#told.onEnd()
  }

  close(): void {
    this.#closed = true
    this.#disconnect()
  }

  async #connect(link: RackLink): Promise<void> {
    this.#disconnect()
    this.link = link
    this.role = link.role
    this.sync = { state: 'syncing', waiting: 0 }
    const parts = await load(
      () => this.#closed || this.link !== link,
      () => {
        const waiting = Number(syncNotes(this.#patchId).read('waiting') ?? 0)
        this.sync = { state: 'offline', waiting }
      }
    )
    if (!parts) return
    const { connect, Traffic } = parts
    const together = connect({
      url: hubSocket(),
      link,
      doc: this.#doc,
      notes: syncNotes(this.#patchId),
      isOwn: (origin) => origin !== LOADED && origin !== REMOTE_TAB
    })
    this.together = together
    const traffic = new Traffic({
      patchId: this.#patchId,
      doc: this.#doc,
      together,
      failed: (error) => notices.fail(error)
    })
    this.#stop.push(
      () => traffic.close(),
      together.sync.subscribe((state) => this.#heard(state)),
      together.role.subscribe((role) => this.#tell(role)),
      () => together.close()
    )
  }

  /** The end of sharing is said when it happens: nothing else on the screen changes then. */
  #heard(state: SyncState): void {
    const before = this.sync?.state
    this.sync = state
    if (state.state !== 'ended') return this.#takeBack()
    if (before === 'ended') return
    const keep = () => void this.end().catch((error: unknown) => notices.fail(error))
    this.#takeBack = notices.warn(
      `Sharing ended: ${state.sentence}`,
      'The patch stays here, whole. What the others had not received yet, and what you change from now on, is yours alone.',
      { label: 'Keep as my own', run: keep }
    )
  }

  /** The role is kept: a viewer who opens the patch without a connection is one all the same. */
  #tell(role: Role): void {
    this.role = role
    this.#told.onRole(role)
    if (!this.link || this.link.role === role) return
    this.keep({ ...this.link, role }).catch(() => {})
  }

  #disconnect(): void {
    for (const stop of this.#stop) stop()
    this.#stop = []
    this.#takeBack()
    this.together = null
    this.link = null
    this.sync = null
    this.role = null
  }
}

/** The hub serves this page, and its sockets beside it. */
export const hubSocket = (): string => `${location.origin.replace(/^http/, 'ws')}/hocuspocus`

/** Milliseconds until it is tried again to load what connects: a server that is away for a while. */
const RELOAD = 5_000

/** What connects; null once nobody wants it any more. */
async function load(unwanted: () => boolean, failed: () => void) {
  while (!unwanted()) {
    try {
      const [{ connect }, { Traffic }] = await Promise.all([
        import('../../collab/connect.ts'),
        import('../sharing/traffic.ts')
      ])
      return unwanted() ? null : { connect, Traffic }
    } catch {
      failed()
      await new Promise((resolve) => setTimeout(resolve, RELOAD))
    }
  }
  return null
}
