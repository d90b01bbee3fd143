// The port's DocStore: checks and copies what comes in at once, and asks the queue; the engine is loaded with the first call.
import type { LoadbangError } from '../../runtime/errors.ts'
import { kindName } from '../../runtime/codec/bytes.ts'
import { isRecord, type BlobLike, type MessageRecord, type Value } from '../../runtime/message.ts'
import type { DocStore, Scope, StoreOptions } from '../../runtime/ports.ts'
import { badCollection, badDocument, badId, badValue, docTooLarge } from '../errors.ts'
import { refusal, type Manner, type Run } from '../data/call.ts'
import type { Core } from '../data/core.ts'
import { homeOf } from '../data/disk.ts'
import type { Effects } from '../data/effects.ts'
import { keep, readBlobs } from '../data/kept.ts'
import { nothing, type Steps } from '../data/steps.ts'
import { copyValue } from '../query/copy.ts'
import { makeDoc, type MadeDoc, type OwnFields } from './collection-doc.ts'
import type { DocEngine } from './engine.ts'
import { newId } from './ids.ts'

const DB = ['db'] as const
/** Longest name of a collection, in characters. */
const MAX_NAME = 200

type Work<T> = (engine: DocEngine, effects: Effects) => Steps<T>

// Async functions up to their first await run at once: the copy is taken, and the place in the order too, before they return.
export function docStore(core: Core, scope: Scope, { fast = false, failed }: StoreOptions = {}): DocStore {
  const { queue, memory, disk } = core
  /** What fast writes have failed with since the last flush. */
  let lost: LoadbangError | null = null
  const lose = (error: LoadbangError): void => {
    lost = error
    failed?.(error)
  }

  const home = homeOf(scope)
  const reading: Manner = { kinds: DB, writes: false, fast }
  const writing: Manner = { kinds: DB, writes: true, fast, failed: lose }
  const read = <T>(work: Work<T>): Promise<T> =>
    queue.ask(reading, (effects) => work(core.docs!, effects), core.openDocs())
  const write = <T>(work: Work<T>, ready: Promise<unknown> | null = null): Promise<T> => {
    const opening = core.openDocs()
    const hold = opening && ready ? Promise.all([opening, ready]) : (opening ?? ready)
    return queue.ask(writing, (effects) => work(core.docs!, effects), hold)
  }

  const ready = (blobs: readonly BlobLike[] | null | undefined): Promise<unknown> | null => {
    const reading = disk.blobBytes && blobs ? readBlobs(blobs) : null
    return reading && reading.catch((thrown: unknown) => Promise.reject(badValue(thrown)))
  }

  function made(fields: unknown, own: OwnFields): MadeDoc {
    const doc = makeChecked(checkRecord(fields), own)
    if (doc.bytes > memory.limits.value) throw docTooLarge(doc.bytes, memory.limits.value)
    return doc
  }

  function makeAll(docs: readonly unknown[]): MadeDoc[] {
    const now = Date.now()
    return docs.map((doc) => made(doc, { _id: newId(), _created: now, _updated: now }))
  }

  /** `answer`: their ids, or the one. */
  function insert<T>(name: string, all: readonly MadeDoc[], answer: T): Promise<T> {
    const blobs =
      disk.blobBytes && all.some((doc) => doc.blobs) ? all.flatMap((doc) => doc.blobs ?? []) : null
    const run: Run<T> = (effects) => core.docs!.insert(home, name, all, answer, effects)
    const opening = core.openDocs()
    if (!opening && !blobs) return queue.ask(writing, run)
    return queue.ask(writing, run, Promise.all([opening, ready(blobs)]))
  }

  /** Fields on their way in. */
  function fieldsOf(fields: unknown): { copy: MessageRecord; ready: Promise<unknown> | null } {
    const { value, blobs } = keep(checkRecord(fields), memory.limits.value)
    return { copy: value as MessageRecord, ready: ready(blobs) }
  }

  return {
    // Not async, which would cost a promise more for each of what may be thousands.
    insert(collection, doc) {
      try {
        const all = makeAll([doc])
        return insert(checkName(collection), all, all[0]!.doc._id)
      } catch (thrown) {
        return refusal(thrown)
      }
    },
    async insertMany(collection, docs) {
      const all = makeAll(docs)
      const ids = all.map(({ doc }) => doc._id)
      return insert(checkName(collection), all, ids)
    },
    async find(collection, query = {}, options = {}) {
      const name = checkName(collection)
      const [asked, part] = copies(query, options)
      return read((engine, effects) => engine.find(home, name, asked, part, effects))
    },
    async findOne(collection, id) {
      const [name, key] = [checkName(collection), checkId(id)]
      return read((engine) => engine.findOne(home, name, key))
    },
    async count(collection, query = {}) {
      const name = checkName(collection)
      const [asked] = copies(query, {})
      return read((engine, effects) => engine.count(home, name, asked, effects))
    },
    async update(collection, id, fields) {
      const [name, key, now] = [checkName(collection), checkId(id), Date.now()]
      const { copy, ready } = fieldsOf(fields)
      return write((engine, effects) => engine.update(home, name, key, copy, now, effects), ready)
    },
    async replace(collection, id, doc) {
      const [name, key, now] = [checkName(collection), checkId(id), Date.now()]
      const { copy, ready } = fieldsOf(doc)
      return write((engine, effects) => engine.replace(home, name, key, copy, now, effects), ready)
    },
    async delete(collection, id) {
      const [name, key] = [checkName(collection), checkId(id)]
      return write((engine, effects) => engine.delete(home, name, key, effects))
    },
    async drop(collection) {
      const name = checkName(collection)
      await write((engine, effects) => engine.drop(home, name, effects))
    },
    async collections() {
      return read((engine) => engine.collections(home))
    },
    watch(collection, query = {}, options = {}, listener, failed) {
      const [asked, part] = copies(query, options)
      let stop = (): void => void (stopped = true)
      let stopped = false
      const begin = async (): Promise<void> => {
        const name = checkName(collection)
        const work: Work<void> = (engine, effects) => {
          const live = engine.live(home, name, asked, part, listener)
          if (stopped) return nothing()
          stop = () => engine.end(live)
          return engine.begin(live, effects)
        }
        // Not fast: its first result is one of committed documents.
        await queue.ask({ kinds: DB, writes: false }, (effects) => work(core.docs!, effects), core.openDocs())
      }
      begin().catch((error: LoadbangError) => failed?.(error))
      return () => stop()
    },
    async flush() {
      await queue.ask({ kinds: DB, writes: false }, nothing, core.openDocs())
      const error = lost
      lost = null
      if (error) throw error
    }
  }
}

/** Throws `storage-value`. */
export function makeChecked(fields: MessageRecord, own: OwnFields): MadeDoc {
  try {
    return makeDoc(fields, own)
  } catch (thrown) {
    throw badValue(thrown)
  }
}

/** Throws `storage-value` for what is no collection's name. */
export function checkName(name: unknown): string {
  if (typeof name === 'number') return String(name)
  if (typeof name !== 'string') throw badCollection(name === null ? 'null' : `a ${typeof name}`)
  if (name === '') throw badCollection('empty')
  if (name.length > MAX_NAME) throw badCollection(`longer than ${MAX_NAME} characters`)
  return name
}

/** Throws `storage-value` for what is no plain record. */
export function checkRecord(doc: unknown): MessageRecord {
  if (!isPlainRecord(doc)) {
    const what = Array.isArray(doc)
      ? 'a list'
      : typeof doc === 'object' && doc
        ? kindName(doc)
        : String(typeof doc)
    throw badDocument(what)
  }
  if (Object.hasOwn(doc, '__proto__')) throw badDocument('one with a field "__proto__"')
  return doc
}

function isPlainRecord(doc: unknown): doc is MessageRecord {
  if (typeof doc !== 'object' || doc === null) return false
  const prototype: unknown = Object.getPrototypeOf(doc)
  if (prototype === null || prototype === Object.prototype) return true
  return isRecord(doc as Value) && kindName(doc) === 'Object'
}

function checkId(id: unknown): string {
  if (typeof id !== 'string') throw badId(id === null ? 'null' : `a ${typeof id}`)
  return id
}

/** The asker may go on changing theirs. What cannot be copied is no query, which the engine says. */
function copies<A, B>(query: A, options: B): [A, B] {
  try {
    return [copyValue(query as Value) as A, copyValue(options as Value) as B]
  } catch {
    return [query, options]
  }
}
