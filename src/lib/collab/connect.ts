// The connection of an open patch to its rack: the document both ways, presence, and what is known of both. Edits never wait for it.
import { HocuspocusProvider } from '@hocuspocus/provider'
import type * as Y from 'yjs'
import type { RackLink } from '../patch/rack-link.ts'
import { watched } from '../runtime/watched.ts'
import { endingOf } from './endings.ts'
import type { Role } from './hub-api.ts'
import { watchNetwork } from './network.ts'
import { HubSocket } from './socket.ts'
import type { SyncState, Together } from './types.ts'
import { countWaiting, type Notes } from './waiting.ts'

export interface ConnectOptions {
  /** `ws://HOST/hocuspocus`. */
  url: string
  link: RackLink
  doc: Y.Doc
  notes: Notes
  /** Whether a transaction of this origin is news to the hub that nobody else counts: an edit made in this tab. */
  isOwn(origin: unknown): boolean
  webSocket?: typeof WebSocket
}

const same = (a: SyncState, b: SyncState): boolean => JSON.stringify(a) === JSON.stringify(b)

export function connect({ url, link, doc, notes, isOwn, webSocket }: ConnectOptions): Together {
  const role = watched<Role>(link.role)
  let ended: { code: string; sentence: string } | null = null
  let why: string | undefined
  /** The hub has let this document in on the present socket. */
  let entered = false
  /** A first attempt is under way: nobody is told that there is no connection before it has failed. */
  let trying = true
  let failures = 0
  let files = 0
  let closed = false
  const waiting = countWaiting(doc, notes)

  const socket = new HubSocket({
    url,
    webSocket,
    counted: () => account(),
    covered: () => waiting.acknowledged()
  })
  socket.mayChange = link.role !== 'viewer'
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: `${link.org}/${link.docid}`,
    token: link.key,
    document: doc,
    onAuthenticated: ({ scope }) => enter(scope !== 'readonly'),
    onAuthenticationFailed: ({ reason }) => leave(reason),
    onSynced: () => account(),
    onClose: ({ event }) => leave(event.reason)
  })

  const sync = watched<SyncState>(stateNow(), same)
  const stopCount = waiting.count.subscribe(() => sync.set(stateNow()))

  function stateNow(): SyncState {
    const count = waiting.count.current
    if (ended) return { state: 'ended', ...ended, waiting: count }
    if (!socket.open && !trying) return { state: 'offline', waiting: count, ...(why ? { why } : {}) }
    if (entered && inStep() && files === 0) return { state: 'synced' }
    return { state: 'syncing', waiting: count + files }
  }

  /** The document here and the hub hold the same, as far as both know. A viewer is asked for nothing. */
  function inStep(): boolean {
    if (!provider.synced) return false
    return socket.mayChange ? socket.answered && socket.outstanding === 0 : waiting.count.current === 0
  }

  function account(): void {
    if (closed) return
    if (entered && inStep()) {
      if (socket.mayChange) waiting.acknowledged()
      failures = 0
      why = undefined
      socket.pace(0)
    }
    sync.set(stateNow())
  }

  function enter(mayChange: boolean): void {
    entered = true
    ended = null
    socket.mayChange = mayChange
    if (!mayChange) role.set('viewer')
    else if (role.current === 'viewer') role.set('editor')
    account()
  }

  function leave(reason: string): void {
    if (closed) return
    entered = false
    trying = false
    const ending = endingOf(reason)
    why = ending?.sentence || undefined
    if (ending?.code === 'read-only') {
      // Somebody has made a viewer of this one meanwhile: to go on as one.
      socket.mayChange = false
      role.set('viewer')
    } else if (ending?.final) {
      ended = { code: ending.code, sentence: ending.sentence }
      socket.disconnect()
    } else if (ending) {
      // The hub stops, has trouble, or takes no more: ever less often.
      socket.pace(failures++)
    }
    sync.set(stateNow())
  }

  const onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider) waiting.add(isOwn(origin), origin)
    else if (entered && inStep()) waiting.acknowledged()
  }
  doc.on('update', onUpdate)

  const page = typeof window === 'undefined' ? null : window
  const again = () => {
    if (!closed && !ended && socket.shouldConnect && !socket.open) void socket.connect()
  }
  const seen = () => {
    if (page?.document.visibilityState === 'visible') again()
    else waiting.flush()
  }
  const hide = () => waiting.flush()
  const stopNetwork = watchNetwork({
    url,
    gone: () => {
      socket.disconnect()
      socket.drop()
    },
    back: () => {
      if (!closed && !ended) void socket.connect()
    }
  })
  page?.addEventListener('pagehide', hide)
  page?.addEventListener('online', again)
  page?.document.addEventListener('visibilitychange', seen)

  provider.attach()
  void socket.connect()

  return {
    link,
    awareness: provider.awareness!,
    sync,
    role,
    retry() {
      if (closed) return
      ended = null
      trying = true
      sync.set(stateNow())
      void socket.connect()
    },
    moving(count) {
      files = count
      account()
    },
    close() {
      if (closed) return
      closed = true
      stopNetwork()
      page?.removeEventListener('pagehide', hide)
      page?.removeEventListener('online', again)
      page?.document.removeEventListener('visibilitychange', seen)
      doc.off('update', onUpdate)
      stopCount()
      waiting.close()
      provider.destroy()
      socket.destroy()
    }
  }
}
