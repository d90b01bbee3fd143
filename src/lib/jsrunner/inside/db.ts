// `db`, as a cell sees it.
import type { DocsChange } from '../../runtime/ports.ts'
import type { Value } from '../../runtime/message.ts'
import type { Operation } from '../protocol.ts'
import type { Db, StoredDoc } from './context.ts'
import { mustBeFunction } from './must-be.ts'
import { storeRef, textOf, type Call, type StoreClient, type StoreRef } from './store-client.ts'

const nameOf = (collection: unknown): string => textOf(collection, 'The name of a collection')
const idOf = (id: unknown): string => textOf(id, 'The _id of a document')

export function makeDb(client: StoreClient, call: Call, ref: StoreRef = { store: null, fast: false }): Db {
  const ask = (operation: Operation<'db'>, ...args: unknown[]): Promise<unknown> =>
    client.ask('db', ref, operation, args as Value[])
  return {
    insert: (collection, doc) => ask('insert', nameOf(collection), doc) as Promise<string>,
    insertMany: (collection, docs) => ask('insertMany', nameOf(collection), docs) as Promise<string[]>,
    find: (collection, query, options) =>
      ask('find', nameOf(collection), query, options) as Promise<StoredDoc[]>,
    findOne: (collection, id) => ask('findOne', nameOf(collection), idOf(id)) as Promise<StoredDoc | null>,
    update: (collection, id, fields) =>
      ask('update', nameOf(collection), idOf(id), fields) as Promise<boolean>,
    replace: (collection, id, doc) => ask('replace', nameOf(collection), idOf(id), doc) as Promise<boolean>,
    delete: (collection, id) => ask('delete', nameOf(collection), idOf(id)) as Promise<boolean>,
    count: (collection, query) => ask('count', nameOf(collection), query) as Promise<number>,
    drop: (collection) => ask('drop', nameOf(collection)) as Promise<void>,
    collections: () => ask('collections') as Promise<string[]>,
    watch(collection, ...rest: unknown[]) {
      const hear = rest.pop()
      mustBeFunction(hear, 'watch')
      const [query, options] = rest
      const args = [nameOf(collection), query, options] as Value[]
      return client.watch('db', ref, args, (news) => {
        const { docs, added, changed, removed } = news as unknown as DocsChange
        call(() => hear(docs, { added, changed, removed }))
      })
    },
    flush: () => ask('flush') as Promise<void>,
    store: (name, options) => makeDb(client, call, storeRef(name, options))
  }
}
