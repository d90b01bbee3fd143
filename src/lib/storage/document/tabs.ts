// Tabs of one browser that have the same patch open see each other's edits at once, over the BroadcastChannel
// `loadbang-patch-ID`.
//
//   hello    a tab has opened the patch and has this state
//   welcome  to the newcomer: what it lacks, and the own state
//   update   edits, all up to this number, which the sender has yet to store; or, without a number, what a tab lacked
//   stored   the sender has all its edits up to this number on the disk
//
// Each edit is written by the tab that made it. If that tab does not report it as stored, because it crashed or its writes fail,
// those that received it write it as well: twice is harmless, never is a loss. Until either has happened it is not saved here; and
// a tab that goes before that writes it at once, for nobody may be left who would.
import * as Y from 'yjs'
import { Gathered, type Before } from './gather.ts'
import { REMOTE_TAB } from './origins.ts'

type TabMessage =
  | { kind: 'hello'; tab: number; state: Uint8Array }
  | { kind: 'welcome'; tab: number; to: number; edit?: number; state: Uint8Array; update: Uint8Array }
  | { kind: 'update'; tab: number; to?: number; edit?: number; update: Uint8Array }
  | { kind: 'stored'; tab: number; edit: number }

/** Milliseconds that another tab has to store an edit of its own. */
const GRACE = 2_000

export interface Tabs {
  /** Asks the other tabs for what this one lacks, and gives them what they lack. */
  join(): void
  /** Tells the others of edit number `edit` of this tab, as soon as what runs now has run. `before`: see Writer. */
  post(update: Uint8Array, edit: number, before?: Before): void
  /** Tells them that all edits up to this number are on the disk. */
  stored(edit: number): void
  /** Takes over, now, what others have not stored yet. */
  adoptAll(): void
  close(): void
}

/**
 * `adopt` is called with edits of other tabs that nobody has stored in time; `owing` with the number of messages with edits that
 * are waited for.
 */
export function openTabs(
  patchId: string,
  doc: Y.Doc,
  adopt: (update: Uint8Array) => void,
  owing: (messages: number) => void = () => {}
): Tabs {
  const tab = doc.clientID
  const channel =
    typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`loadbang-patch-${patchId}`)
  /** Edits received and not yet reported as stored: tab -> number -> update, with the time they came. */
  const owed = new Map<number, Map<number, { update: Uint8Array; since: number }>>()
  let timer: ReturnType<typeof setTimeout> | null = null

  /** Edits of one task, which are told together: a message for each would cost more than the edit. */
  const untold = new Gathered(doc)
  let lastEdit = 0
  let storedEdit = 0

  const send = (message: TabMessage) => channel?.postMessage(message)
  const state = () => Y.encodeStateVector(doc)
  /** For what goes to a tab beside the edits that all are told: it may hold some that are not stored yet. */
  const unstored = () => (lastEdit > storedEdit ? { edit: lastEdit } : {})

  function tellOwing(): void {
    let messages = 0
    for (const edits of owed.values()) messages += edits.size
    owing(messages)
  }

  function owe(other: number, edit: number | undefined, update: Uint8Array): void {
    if (edit === undefined) return
    const edits = owed.get(other) ?? new Map<number, { update: Uint8Array; since: number }>()
    const before = edits.get(edit)?.update
    edits.set(edit, { update: before ? Y.mergeUpdates([before, update]) : update, since: performance.now() })
    owed.set(other, edits)
    watchOwed()
    tellOwing()
  }

  /** Writes what came before a moment. */
  function adoptOwed(overdue: number): void {
    for (const [other, edits] of owed) {
      for (const [edit, { update, since }] of edits) {
        if (since > overdue) continue
        edits.delete(edit)
        adopt(update)
      }
      if (edits.size === 0) owed.delete(other)
    }
    tellOwing()
  }

  function tell(): void {
    if (untold.empty) return
    const updates = untold.take()
    const update = updates.length === 1 ? updates[0]! : Y.mergeUpdates(updates)
    send({ kind: 'update', tab, edit: lastEdit, update })
  }

  function apply(update: Uint8Array): void {
    try {
      Y.applyUpdate(doc, update, REMOTE_TAB)
    } catch (error) {
      // Another version's tab, perhaps. What it stores is read at the next opening.
      console.warn('An edit of another tab could not be read.', error)
    }
  }

  function watchOwed(): void {
    if (timer !== null || owed.size === 0) return
    timer = setTimeout(() => {
      timer = null
      adoptOwed(performance.now() - GRACE)
      watchOwed()
    }, GRACE / 2)
  }

  function receive(message: TabMessage): void {
    switch (message.kind) {
      case 'hello':
        send({
          kind: 'welcome',
          tab,
          to: message.tab,
          ...unstored(),
          state: state(),
          update: Y.encodeStateAsUpdate(doc, message.state)
        })
        break
      case 'welcome': {
        if (message.to !== tab) break
        owe(message.tab, message.edit, message.update)
        apply(message.update)
        if (knowsMore(doc, message.state)) {
          const update = Y.encodeStateAsUpdate(doc, message.state)
          send({ kind: 'update', tab, to: message.tab, ...unstored(), update })
        }
        break
      }
      case 'update': {
        if (message.to !== undefined && message.to !== tab) break
        owe(message.tab, message.edit, message.update)
        apply(message.update)
        break
      }
      case 'stored': {
        const edits = owed.get(message.tab)
        if (!edits) break
        for (const edit of edits.keys()) if (edit <= message.edit) edits.delete(edit)
        if (edits.size === 0) owed.delete(message.tab)
        tellOwing()
      }
    }
  }

  channel?.addEventListener('message', (event: MessageEvent<TabMessage>) => receive(event.data))

  return {
    join: () => send({ kind: 'hello', tab, state: state() }),
    post(update, edit, before) {
      if (untold.empty) queueMicrotask(tell)
      untold.add(update, before)
      lastEdit = edit
    },
    stored(edit) {
      storedEdit = edit
      send({ kind: 'stored', tab, edit })
    },
    adoptAll: () => adoptOwed(Infinity),
    close() {
      tell()
      if (timer !== null) clearTimeout(timer)
      channel?.close()
    }
  }
}

/** Whether a document has something that a state lacks. */
function knowsMore(doc: Y.Doc, theirs: Uint8Array): boolean {
  const has = Y.decodeStateVector(theirs)
  return [...Y.decodeStateVector(Y.encodeStateVector(doc))].some(
    ([client, clock]) => clock > (has.get(client) ?? 0)
  )
}
