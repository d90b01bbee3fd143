// Documents in memory, for the days until the adapters keep them: the whole of DocStore, answered in order, without copies on a disk.
import { nanoid } from 'nanoid'
import * as siftModule from 'sift'
import { fromStored, toStored } from '../../runtime/codec/wire.ts'
import type { MessageRecord, Value } from '../../runtime/message.ts'
import type { Doc, DocsChange, DocStore, FindOptions, Query, Scope } from '../../runtime/ports.ts'
import type { StoreInfo, StoredEntry } from '../patch-storage.ts'
import { makeBlob } from '../kv/backend.ts'

const sift = (siftModule.default as { default?: unknown }).default ?? siftModule.default

interface Collection {
  scope: Scope
  name: string
  docs: Map<string, Doc>
  watches: Set<() => void>
}

const copy = <T extends Value>(value: T): T => {
  const { data } = toStored(value)
  return fromStored(data, makeBlob) as T
}

export interface Documents {
  db(scope: Scope): DocStore
  stores(): StoreInfo[]
  entries(only?: Pick<StoreInfo, 'scope' | 'collection'>): StoredEntry[]
  put(scope: Scope, collection: string, doc: Doc): void
  take(scope: Scope, collection: string, id: string): void
}

export function documents(
  told: (changed: Pick<StoreInfo, 'kind' | 'scope' | 'collection'>) => void
): Documents {
  const all = new Map<string, Collection>()
  const of = (scope: Scope, name: string): Collection => {
    const id = JSON.stringify([scope, name])
    let found = all.get(id)
    if (!found) all.set(id, (found = { scope, name, docs: new Map(), watches: new Set() }))
    return found
  }
  const changed = (c: Collection) => {
    told({ kind: 'db', scope: c.scope, collection: c.name })
    for (const watch of c.watches) watch()
  }
  const find = (c: Collection, query: Query = {}, options: FindOptions = {}): Doc[] => {
    let docs = [...c.docs.values()].filter((sift as (query: unknown) => (doc: unknown) => boolean)(query))
    const sort = Object.entries(options.sort ?? {})
    const rank = (a: Value, b: Value): number => (a === b ? 0 : (a ?? 0) < (b ?? 0) ? -1 : 1)
    if (sort.length > 0)
      docs.sort((a, b) => {
        for (const [field, way] of sort) {
          const order = rank(a[field], b[field]) * (way as number)
          if (order !== 0) return order
        }
        return 0
      })
    docs = docs.slice(options.skip ?? 0)
    return options.limit === undefined ? docs : docs.slice(0, options.limit)
  }
  const insert = (c: Collection, fields: MessageRecord): string => {
    const now = Date.now()
    const _id = nanoid()
    c.docs.set(_id, copy({ ...fields, _id, _created: now, _updated: now }))
    return _id
  }
  const change = (c: Collection, id: string, make: (old: Doc) => Doc): boolean => {
    const old = c.docs.get(id)
    if (!old) return false
    const { _id, _created } = old
    c.docs.set(id, copy({ ...make(old), _id, _created, _updated: Date.now() }))
    changed(c)
    return true
  }
  const db = (scope: Scope): DocStore => ({
    async insert(name, doc) {
      const c = of(scope, name)
      const id = insert(c, doc)
      changed(c)
      return id
    },
    async insertMany(name, docs) {
      const c = of(scope, name)
      const ids = docs.map((doc) => insert(c, doc))
      changed(c)
      return ids
    },
    async find(name, query, options) {
      return find(of(scope, name), query, options).map(copy)
    },
    async findOne(name, id) {
      return copy(of(scope, name).docs.get(id) ?? null)
    },
    async update(name, id, fields) {
      return change(of(scope, name), id, (old) => ({ ...old, ...fields }))
    },
    async replace(name, id, doc) {
      return change(of(scope, name), id, () => doc as Doc)
    },
    async delete(name, id) {
      const c = of(scope, name)
      const had = c.docs.delete(id)
      if (had) changed(c)
      return had
    },
    async count(name, query) {
      return find(of(scope, name), query).length
    },
    async drop(name) {
      const c = of(scope, name)
      c.docs.clear()
      changed(c)
    },
    async collections() {
      const id = JSON.stringify(scope)
      return [...all.values()]
        .filter((c) => JSON.stringify(c.scope) === id && c.docs.size > 0)
        .map((c) => c.name)
        .sort()
    },
    watch(name, query, options, listener) {
      const c = of(scope, name)
      let last = new Map<string, Doc>()
      const look = () => {
        const docs = find(c, query, options)
        const now = new Map(docs.map((doc) => [doc._id, doc]))
        const change: DocsChange = {
          docs: docs.map(copy),
          added: docs.flatMap(({ _id }) => (last.has(_id) ? [] : [_id])),
          changed: docs.flatMap((doc) => (last.has(doc._id) && last.get(doc._id) !== doc ? [doc._id] : [])),
          removed: [...last.keys()].filter((id) => !now.has(id))
        }
        const first = last.size === 0 && docs.length === 0
        last = now
        if (first || change.added.length + change.changed.length + change.removed.length > 0) listener(change)
      }
      let stopped = false
      const later = () => queueMicrotask(() => stopped || look())
      c.watches.add(later)
      later()
      return () => {
        stopped = true
        c.watches.delete(later)
      }
    },
    async flush() {}
  })
  return {
    db,
    stores: () =>
      [...all.values()]
        .filter((c) => c.docs.size > 0)
        .map((c) => ({
          kind: 'db' as const,
          scope: c.scope,
          collection: c.name,
          count: c.docs.size,
          bytes: [...c.docs.values()].reduce((sum, doc) => sum + toStored(doc).size, 0)
        })),
    entries(only) {
      const id = only && JSON.stringify([only.scope, only.collection])
      return [...all.values()]
        .filter((c) => !id || JSON.stringify([c.scope, c.name]) === id)
        .flatMap((c) =>
          [...c.docs.values()].map((doc) => ({
            kind: 'doc' as const,
            scope: c.scope,
            collection: c.name,
            doc: copy(doc)
          }))
        )
    },
    put(scope, collection, doc) {
      const c = of(scope, collection)
      c.docs.set(doc._id, copy(doc))
      changed(c)
    },
    take(scope, collection, id) {
      const c = of(scope, collection)
      if (c.docs.delete(id)) changed(c)
    }
  }
}
