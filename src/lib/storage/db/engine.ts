// The document engine of one patch: what can be done with documents, as steps. Loaded when the first collection is asked for, since
// most patches have none.
import type { Doc, DocsChange, FindOptions, Query } from '../../runtime/ports.ts'
import type { MessageRecord } from '../../runtime/message.ts'
import type { Core } from '../data/core.ts'
import type { Home } from '../data/disk.ts'
import type { Effects } from '../data/effects.ts'
import { just, nothing, type Steps } from '../data/steps.ts'
import { docTooLarge } from '../errors.ts'
import { compileFind, compileQuery } from '../query/query.ts'
import { copyDocs, makeDoc, mergeDoc, type MadeDoc } from './collection-doc.ts'
import type { Entry } from './collection-entry.ts'
import { collectionId, type CollectionState } from './collection-state.ts'
import { DeleteDoc, PutDoc } from './deeds.ts'
import { Documents } from './documents.ts'
import type { Places } from './places.ts'
import { count, entryOf, select } from './reading.ts'
import { Warmth } from './warmth.ts'
import { Watching, type Live } from './watching.ts'

/** A document that comes back, with the place that it had, if that is known. */
export interface Placed {
  readonly made: MadeDoc
  readonly place: number | undefined
  readonly places: Places
}

export class DocEngine {
  readonly documents: Documents
  readonly #core: Core
  readonly #warmth: Warmth
  readonly #watching: Watching

  constructor(core: Core) {
    const { queue, memory, news } = core
    this.#core = core
    this.documents = new Documents(memory)
    this.#warmth = new Warmth(this.documents, core)
    this.#watching = new Watching(queue)
    this.documents.changed = (ids) => this.#watching.askAgain(ids)
    news.docs = (docs) => this.#watching.hear(docs)
  }

  *insert<T>(home: Home, name: string, made: readonly MadeDoc[], answer: T, effects: Effects): Steps<T> {
    if (made.length === 0) return answer
    const { memory } = this.#core
    let more = 0
    for (const { bytes } of made) more += bytes
    if (!memory.fits(more)) yield* memory.makeRoom(more)
    const collection = this.documents.get(home, name) ?? (yield* this.documents.make(home, name, effects))
    for (const { doc, bytes, json } of made)
      effects.add(new PutDoc(collection, null, { doc, bytes, sequence: collection.sequence }, json))
    this.#warmth.grown(collection)
    return answer
  }

  *find(home: Home, name: string, query: Query, options: FindOptions, effects: Effects): Steps<Doc[]> {
    const find = compileFind(query, options)
    const collection = this.documents.get(home, name)
    if (!collection) return []
    return copyDocs(yield* select(collection, find, this.#warmth, effects))
  }

  *findOne(home: Home, name: string, id: string): Steps<Doc | null> {
    const collection = this.documents.get(home, name)
    const entry = collection && (yield* entryOf(collection, id))
    return entry && copyDocs([entry])[0]!
  }

  *count(home: Home, name: string, query: Query, effects: Effects): Steps<number> {
    const compiled = compileQuery(query)
    const collection = this.documents.get(home, name)
    return collection ? yield* count(collection, compiled, this.#warmth, effects) : 0
  }

  /** Merges fields into a document. */
  update(
    home: Home,
    name: string,
    id: string,
    fields: MessageRecord,
    at: number,
    effects: Effects
  ): Steps<boolean> {
    return this.#change(home, name, id, (before) => mergeDoc(before, fields, at), effects)
  }

  replace(
    home: Home,
    name: string,
    id: string,
    fields: MessageRecord,
    at: number,
    effects: Effects
  ): Steps<boolean> {
    return this.#change(home, name, id, (before) => makeDoc(fields, { ...before, _updated: at }), effects)
  }

  *#change(
    home: Home,
    name: string,
    id: string,
    make: (before: Doc) => MadeDoc,
    effects: Effects
  ): Steps<boolean> {
    const collection = this.documents.get(home, name)
    const before = collection && (yield* entryOf(collection, id))
    if (!before) return false
    yield* this.#put(collection, before, make(before.doc), effects)
    return true
  }

  /** A document as it is, with the `_id` and times that it brings, at the place that it had if it can have it. Gives the one before. */
  *place(home: Home, name: string, { made, place, places }: Placed, effects: Effects): Steps<Entry | null> {
    const collection = this.documents.get(home, name) ?? (yield* this.documents.make(home, name, effects))
    const { _id } = made.doc
    const before = places.written(collection, _id) ?? (yield* entryOf(collection, _id))
    const had = before ? null : yield* places.take(collection, place)
    places.wrote(collection, yield* this.#put(collection, before, made, effects, had))
    return before
  }

  *#put(
    collection: CollectionState,
    before: Entry | null,
    made: MadeDoc,
    effects: Effects,
    place: number | null = null
  ): Steps<Entry> {
    const { doc, bytes, json } = made
    const { memory } = this.#core
    if (bytes > memory.limits.value) throw docTooLarge(bytes, memory.limits.value)
    const more = bytes - (before?.bytes ?? 0)
    if (!memory.fits(more)) yield* memory.makeRoom(more)
    const after = { doc, bytes, sequence: before?.sequence ?? place ?? collection.sequence }
    effects.add(new PutDoc(collection, before, after, json))
    this.#warmth.grown(collection)
    return after
  }

  *delete(home: Home, name: string, id: string, effects: Effects): Steps<boolean> {
    return (yield* this.take(home, name, id, effects)) !== null
  }

  /** Deletes a document; gives what it was, itself. */
  *take(home: Home, name: string, id: string, effects: Effects): Steps<Entry | null> {
    const collection = this.documents.get(home, name)
    const before = collection && (yield* entryOf(collection, id))
    if (before) effects.add(new DeleteDoc(collection, before))
    return before
  }

  drop(home: Home, name: string, effects: Effects): Steps<void> {
    const collection = this.documents.get(home, name)
    if (collection) this.documents.drop(collection, effects)
    return nothing()
  }

  /** Names of collections that hold something, sorted. */
  collections(home: Home): Steps<string[]> {
    const names: string[] = []
    for (const { id, name, count } of this.documents.all())
      if (count > 0 && id === collectionId(home.id, name)) names.push(name)
    return just(names.sort())
  }

  /** Tells the way to stop by `live.over`. Throws `db-query`. */
  live(
    home: Home,
    name: string,
    query: Query,
    options: FindOptions,
    listener: (change: DocsChange) => void
  ): Live {
    const find = compileFind(query, options)
    const everything = { ...find, order: null, skip: 0, limit: Infinity }
    const matching = (effects: Effects): Steps<readonly Entry[]> =>
      this.#matching(home, name, everything, effects)
    const id = collectionId(home.id, name)
    return { id, find, matching, listener, query: null, begun: false, over: false }
  }

  begin(live: Live, effects: Effects): Steps<void> {
    return this.#watching.begin(live, effects)
  }

  end(live: Live): void {
    this.#watching.end(live)
  }

  *#matching(home: Home, name: string, find: Live['find'], effects: Effects): Steps<readonly Entry[]> {
    const collection = this.documents.get(home, name)
    return collection ? yield* select(collection, find, this.#warmth, effects) : []
  }
}
