// [db]: a store of documents, in collections, that remembers across sessions. Named, it is shared by every [db] of that name in the
// patch; unnamed, it belongs to this very box. Each request is answered by one tagged record, later, in the order of the requests
// (rule 21).
import { defineObject } from '../../runtime/define.ts'
import { isRecord, type MessageRecord, type Value } from '../../runtime/message.ts'
import type { FindOptions, Query } from '../../runtime/ports.ts'
import { answering } from './answering.ts'
import { accepts, Reply } from './db.schema.ts'
import { docWatches, type Watched } from './doc-watches.ts'
import { showCount } from './held-count.ts'
import { storeArguments } from './store-arguments.ts'
import { checkedStoreName } from './store-name.ts'

interface In {
  collection: string
}
interface One extends In {
  id: string
}
interface With extends In {
  doc: MessageRecord
}
interface Asked extends In, FindOptions {
  query?: Query
}

export default defineObject({
  name: 'db',
  about: 'A store of documents that remembers across sessions, with queries',
  family: 'storage',
  lasting: true,
  args: storeArguments('db'),
  inlets: [{ title: 'request', about: 'asks or changes the store', kinds: [], accepts }],
  outlets: [
    {
      title: 'reply',
      about: 'one record for each request, with its op; what is watched tells of its changes here',
      sends: Reply,
      later: true
    }
  ],
  shows: 'count',
  version: 1,
  create(context) {
    const { atoms, ports, scope, show, previous } = context
    const { name, fast } = checkedStoreName('db', atoms)
    const box = answering(context)
    const { answer, tell, failed } = box
    const store = ports.storage.db(scope(name), { fast, failed: (reason) => tell(() => failed(reason)) })
    const watches = docWatches(store, box)
    for (const [collection, watched] of watchedBefore(previous)) watches.watch(collection, watched)
    const hide = showCount(ports.storage, 'db', scope(name), show)

    return {
      inlets: [
        {
          insert: ({ collection, doc }: With) =>
            answer(store.insert(collection, doc), (id) => ({ op: 'insert', collection, id })),
          insertMany: ({ collection, docs }: In & { docs: readonly MessageRecord[] }) =>
            answer(store.insertMany(collection, docs), (ids) => ({
              op: 'insertMany',
              collection,
              ids,
              count: ids.length
            })),
          find: (asked: Asked) =>
            answer(store.find(asked.collection, asked.query, optionsOf(asked)), (docs) => ({
              op: 'find',
              collection: asked.collection,
              docs,
              count: docs.length
            })),
          findOne: ({ collection, id }: One) =>
            answer(store.findOne(collection, id), (doc) => ({ op: 'findOne', collection, id, doc })),
          update: ({ collection, id, doc }: One & With) =>
            answer(store.update(collection, id, doc), (ok) => ({ op: 'update', collection, id, ok })),
          // The document on patch storage gives both one reply.
          replace: ({ collection, id, doc }: One & With) =>
            answer(store.replace(collection, id, doc), (ok) => ({ op: 'update', collection, id, ok })),
          delete: ({ collection, id }: One) =>
            answer(store.delete(collection, id), (ok) => ({ op: 'delete', collection, id, ok })),
          count: ({ collection, query }: Asked) =>
            answer(store.count(collection, query), (count) => ({ op: 'count', collection, count })),
          drop: ({ collection }: In) =>
            answer(store.drop(collection), () => ({ op: 'drop', collection, ok: true })),
          watch: (asked: Asked) =>
            watches.watch(asked.collection, { query: asked.query, options: optionsOf(asked) }),
          unwatch: ({ collection }: Partial<In>) => watches.unwatch(collection),
          collections: () =>
            answer(store.collections(), (collections) => ({ op: 'collections', collections })),
          flush: () => answer(store.flush(), () => ({ op: 'flush', ok: true }))
        }
      ],
      state: () => [...watches.watched].map(([collection, watched]) => [collection, { ...watched }] as Value),
      dispose() {
        hide()
        watches.unwatch()
      }
    }
  }
})

function optionsOf({ sort, limit, skip }: Asked): FindOptions {
  return {
    ...(sort === undefined ? {} : { sort }),
    ...(limit === undefined ? {} : { limit }),
    ...(skip === undefined ? {} : { skip })
  }
}

/** What the box that stood here watched, before its arguments were edited. */
function watchedBefore(previous: Value): [string, Watched][] {
  if (!Array.isArray(previous)) return []
  return (previous as [string, Watched & MessageRecord][]).filter(([, watched]) => isRecord(watched))
}
