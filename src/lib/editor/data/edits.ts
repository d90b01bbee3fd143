// What a person does to stored data, each a step of the patch's one undo stack. A step keeps the changes that take it back as storage
// gave them, so that undoing brings back exactly what was there, and redoing what was there before the undo.
import type { DataClient, LongWork } from '../../engine/data-client.ts'
import type { Change, StoreRef } from '../../engine/data-protocol.ts'
import { toWire } from '../../runtime/codec/wire.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { Value } from '../../runtime/message.ts'
import type { Step } from '../../patch/undo-order.ts'

/** Bytes of what was deleted that one patch's undo stack keeps, in the page's memory. */
export const UNDO_BYTES = 64 * 1_048_576

export interface UndoStack {
  perform(step: Step): Promise<void>
}

/** `first`: how it is done the first time, where that is not by one list of changes; gives what undoes it. */
export function performEdit(
  undo: UndoStack,
  client: DataClient,
  title: string,
  store: StoreRef,
  first: () => Promise<readonly Change[]>,
  forget?: () => void
): Promise<void> {
  let forth: readonly Change[] | null = null
  let back: readonly Change[] = []
  return undo.perform({
    title,
    async redo() {
      back = forth ? await client.edit(store, forth) : await first()
    },
    async undo() {
      forth = await client.edit(store, back)
    },
    ...(forget && { forget })
  })
}

export class Edits {
  #undo: UndoStack
  #client: DataClient
  /** Bytes of what was deleted and can come back. */
  #kept = 0
  constructor(undo: UndoStack, client: DataClient) {
    this.#undo = undo
    this.#client = client
  }

  apply(title: string, store: StoreRef, changes: readonly Change[], work?: LongWork): Promise<void> {
    return performEdit(this.#undo, this.#client, title, store, () => this.#client.edit(store, changes, work))
  }

  set(store: StoreRef, key: string, value: Value): Promise<void> {
    return this.apply(`Set ${short(key)}`, store, [{ do: 'put', id: key, value: toWire(value) }])
  }

  setField(store: StoreRef, id: string, field: string, value: Value): Promise<void> {
    return this.apply(`Set ${short(field)}`, store, [{ do: 'merge', id, fields: { [field]: toWire(value) } }])
  }

  replaceDoc(
    store: StoreRef,
    id: string,
    doc: { readonly [field: string]: Value },
    times: DocTimes
  ): Promise<void> {
    const whole = { ...doc, _id: id, ...times, _updated: Date.now() }
    return this.apply('Change a document', store, [{ do: 'put', id, value: toWire(whole) }])
  }

  addDoc(store: StoreRef, id: string, doc: { readonly [field: string]: Value }): Promise<void> {
    const now = Date.now()
    const whole = { ...doc, _id: id, _created: now, _updated: now }
    return this.apply('Add a document', store, [{ do: 'put', id, value: toWire(whole) }])
  }

  /** Whether so many bytes more can be kept, should they be deleted. */
  canKeep(bytes: number): boolean {
    return this.#kept + bytes <= UNDO_BYTES
  }

  /** `bytes`: roughly what they take; null: they go for good, and nothing of them is kept. */
  async remove(
    store: StoreRef,
    ids: readonly string[],
    bytes: number | null,
    work?: LongWork
  ): Promise<void> {
    const what = store.kind === 'kv' ? 'key' : 'document'
    const title = `Delete ${ids.length === 1 ? `a ${what}` : `${ids.length.toLocaleString('en')} ${what}s`}`
    const changes = ids.map((id): Change => ({ do: 'remove', id }))
    if (bytes === null) return this.#client.editForGood(store, changes, work)
    this.#kept += bytes
    let isKept = true
    const forget = (): void => {
      if (isKept) this.#kept -= bytes
      isKept = false
    }
    const first = () => this.#client.edit(store, changes, work)
    try {
      await performEdit(this.#undo, this.#client, title, store, first, forget)
    } catch (thrown) {
      forget()
      throw thrown
    }
  }

  /** Rejects where a key of that name is there already. */
  async rename(store: StoreRef, from: string, to: string): Promise<void> {
    const [old, taken] = await Promise.all(
      [from, to].map((id) => this.#client.ask({ ask: 'value', store, id }))
    )
    if (taken!.found) throw isThere(to)
    if (!old!.found) return
    await this.apply(`Rename ${short(from)}`, store, [
      { do: 'remove', id: from },
      { do: 'put', id: to, value: old!.value }
    ])
  }

  /** Takes everything out of one store into another, which must have none of it yet. */
  async move(from: StoreRef, to: StoreRef, title: string): Promise<void> {
    const changes: Change[] = []
    for await (const piece of this.#client.entries(from)) changes.push(...piece)
    const there = new Set(await this.#client.ask({ ask: 'ids', store: to, view: {} }))
    const taken = changes.find(({ id }) => there.has(id))
    if (taken) throw isThere(taken.id)
    const gone = changes.map(({ id }): Change => ({ do: 'remove', id }))
    const client = this.#client
    // Written in the new place first: at no moment is it nowhere.
    await this.#undo.perform({
      title,
      async redo() {
        await client.edit(to, changes)
        await client.edit(from, gone)
      },
      async undo() {
        await client.edit(from, changes)
        await client.edit(to, gone)
      }
    })
  }
}

export interface DocTimes {
  readonly _created: number
}

const short = (name: string): string => (name.length > 24 ? `${name.slice(0, 24)}…` : name)

export const isThere = (id: string): LoadbangError =>
  new LoadbangError(
    'data-there',
    `There is a ${short(id)} already.`,
    'Choose another name, or delete that one first.'
  )
