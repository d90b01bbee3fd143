// The document engine of one patch: what can be done with documents, as steps. Loaded when the first collection is asked for, since
// most patches have none.
import type { Doc, DocsChange, FindOptions, Query, Scope } from '../../runtime/ports.ts'
import type { MessageRecord } from '../../runtime/message.ts'
import type { Core } from '../data/core.ts'
import type { Effects } from '../data/effects.ts'
import type { Steps } from '../data/steps.ts'
import { docTooLarge } from '../errors.ts'
import { compileFind, compileQuery } from '../query/query.ts'
import { copyDocs, makeDoc, mergeDoc, type MadeDoc } from './collection-doc.ts'
import type { Entry } from './collection-entry.ts'
import type { CollectionState } from './collection-state.ts'
import { Documents } from './documents.ts'
import { count, entryOf, select } from './reading.ts'
import { Warmth } from './warmth.ts'
import { Watching, type Live } from './watching.ts'

export class DocEngine {
  readonly documents: Documents
  readonly #core: Core
  readonly #warmth: Warmth
  readonly #watching: Watching

  constructor(core: Core) {
    const { queue, memory, disk, news } = core
    this.#core = core
    this.documents = new Documents(memory)
    this.#warmth = new Warmth(this.documents, queue, disk.warmth)
    this.#watching = new Watching(queue)
    this.documents.changed = (ids) => this.#watching.askAgain(ids)
    news.docs = (docs) => this.#watching.hear(docs)
  }

  *insert(scope: Scope, name: string, made: readonly MadeDoc[], effects: Effects): Steps<void> {
    if (made.length === 0) return
    yield* this.#core.memory.makeRoom(made.reduce((sum, { bytes }) => sum + bytes, 0))
    const collection = yield* this.documents.getOrMake(scope, name, effects)
    for (const { doc, bytes, json } of made)
      collection.put(null, { doc, bytes, sequence: collection.sequence }, json, effects)
    this.#warmth.grown(collection)
  }

  *find(scope: Scope, name: string, query: Query, options: FindOptions, effects: Effects): Steps<Doc[]> {
    const find = compileFind(query, options)
    const collection = this.documents.get(scope, name)
    if (!collection) return []
    return copyDocs(yield* select(collection, find, this.#warmth, effects))
  }

  *findOne(scope: Scope, name: string, id: string): Steps<Doc | null> {
    const collection = this.documents.get(scope, name)
    const entry = collection && (yield* entryOf(collection, id))
    return entry && copyDocs([entry])[0]!
  }

  *count(scope: Scope, name: string, query: Query, effects: Effects): Steps<number> {
    const compiled = compileQuery(query)
    const collection = this.documents.get(scope, name)
    return collection ? yield* count(collection, compiled, this.#warmth, effects) : 0
  }

  /** Merges fields into a document. */
  update(
    scope: Scope,
    name: string,
    id: string,
    fields: MessageRecord,
    at: number,
    effects: Effects
  ): Steps<boolean> {
    return this.#change(scope, name, id, (before) => mergeDoc(before, fields, at), effects)
  }

  replace(
    scope: Scope,
    name: string,
    id: string,
    fields: MessageRecord,
    at: number,
    effects: Effects
  ): Steps<boolean> {
    return this.#change(scope, name, id, (before) => makeDoc(fields, { ...before, _updated: at }), effects)
  }

  *#change(
    scope: Scope,
    name: string,
    id: string,
    make: (before: Doc) => MadeDoc,
    effects: Effects
  ): Steps<boolean> {
    const collection = this.documents.get(scope, name)
    const before = collection && (yield* entryOf(collection, id))
    if (!before) return false
    yield* this.#put(collection, before, make(before.doc), effects)
    return true
  }

  /** A document as it is, with the `_id` and times that it brings. */
  *place(scope: Scope, name: string, made: MadeDoc, effects: Effects): Steps<void> {
    const collection = yield* this.documents.getOrMake(scope, name, effects)
    const before = yield* entryOf(collection, made.doc._id)
    yield* this.#put(collection, before, made, effects)
  }

  *#put(collection: CollectionState, before: Entry | null, made: MadeDoc, effects: Effects): Steps<void> {
    const { doc, bytes, json } = made
    const { memory } = this.#core
    if (bytes > memory.limits.value) throw docTooLarge(bytes, memory.limits.value)
    yield* memory.makeRoom(bytes - (before?.bytes ?? 0))
    collection.put(before, { doc, bytes, sequence: before?.sequence ?? collection.sequence }, json, effects)
    this.#warmth.grown(collection)
  }

  *delete(scope: Scope, name: string, id: string, effects: Effects): Steps<boolean> {
    const collection = this.documents.get(scope, name)
    const before = collection && (yield* entryOf(collection, id))
    if (!before) return false
    collection.delete(before, effects)
    return true
  }

  *drop(scope: Scope, name: string, effects: Effects): Steps<void> {
    const collection = this.documents.get(scope, name)
    if (collection) this.documents.drop(collection, effects)
  }

  /** Names of collections that hold something, sorted. */
  *collections(scope: Scope): Steps<string[]> {
    const wanted = JSON.stringify(scope)
    const names: string[] = []
    for (const { scope, name, count } of this.documents.all())
      if (count > 0 && JSON.stringify(scope) === wanted) names.push(name)
    return names.sort()
  }

  /** Tells the way to stop by `live.over`. Throws `db-query`. */
  live(
    scope: Scope,
    name: string,
    query: Query,
    options: FindOptions,
    listener: (change: DocsChange) => void
  ): Live {
    const find = compileFind(query, options)
    const everything = { ...find, order: null, skip: 0, limit: Infinity }
    const matching = (effects: Effects): Steps<readonly Entry[]> =>
      this.#matching(scope, name, everything, effects)
    return { scope, name, find, matching, listener, query: null, begun: false, over: false }
  }

  begin(live: Live, effects: Effects): Steps<void> {
    return this.#watching.begin(live, effects)
  }

  end(live: Live): void {
    this.#watching.end(live)
  }

  *#matching(scope: Scope, name: string, find: Live['find'], effects: Effects): Steps<readonly Entry[]> {
    const collection = this.documents.get(scope, name)
    return collection ? yield* select(collection, find, this.#warmth, effects) : []
  }
}
