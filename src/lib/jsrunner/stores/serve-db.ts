// What a cell asks a store of documents, done.
import type { Value } from '../../runtime/message.ts'
import type { DocStore } from '../../runtime/ports.ts'
import type { Operation } from '../protocol.ts'
import { collection, doc, docs, findOptions, id, query } from './arguments.ts'

export interface DbAsk {
  operation: Exclude<Operation<'db'>, 'watch'>
  args: readonly Value[]
}

export async function serveDb(db: DocStore, { operation, args }: DbAsk): Promise<Value> {
  switch (operation) {
    case 'insert':
      return await db.insert(collection(args[0]), doc(args[1]))
    case 'insertMany':
      return await db.insertMany(collection(args[0]), docs(args[1]))
    case 'find':
      return await db.find(collection(args[0]), query(args[1]), findOptions(args[2]))
    case 'findOne':
      return await db.findOne(collection(args[0]), id(args[1]))
    case 'update':
      return await db.update(collection(args[0]), id(args[1]), doc(args[2]))
    case 'replace':
      return await db.replace(collection(args[0]), id(args[1]), doc(args[2]))
    case 'delete':
      return await db.delete(collection(args[0]), id(args[1]))
    case 'count':
      return await db.count(collection(args[0]), query(args[1]))
    case 'drop':
      await db.drop(collection(args[0]))
      return undefined
    case 'collections':
      return await db.collections()
    case 'flush':
      await db.flush()
      return undefined
  }
}
