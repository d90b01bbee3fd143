// What [db] understands and answers: the operations of the patch storage document with their tagged replies, and more.
import * as Type from '@sinclair/typebox'

const op = <T extends string>(name: T) => Type.Literal(name)
const collection = Type.String({ description: 'the name of the collection' })
const id = Type.String({ description: 'the _id of a document' })
const doc = Type.Record(Type.String(), Type.Unknown())
const docs = Type.Array(doc)
const query = Type.Optional(doc)
const sort = Type.Optional(Type.Record(Type.String(), Type.Number()))
const limit = Type.Optional(Type.Number({ minimum: 0 }))

export const Insert = Type.Object(
  { type: op('insert'), collection, doc },
  {
    description:
      'Stores a document and answers with its _id. The first one of a collection makes the collection.'
  }
)
export const InsertMany = Type.Object(
  { type: op('insertMany'), collection, docs },
  { description: 'Stores several documents in one step: all of them or, if one is refused, none.' }
)
export const Find = Type.Object(
  { type: op('find'), collection, query, sort, limit, skip: limit },
  {
    description:
      'Answers with the documents that match the query, all if none is given: as {author: "poom", n: {$gt: 3}}. Sorted as {n: -1} says, else in the order in which they came.'
  }
)
export const FindOne = Type.Object(
  { type: op('findOne'), collection, id },
  { description: 'Answers with the document of that _id, or null.' }
)
export const Update = Type.Object(
  { type: op('update'), collection, id, doc },
  { description: 'Changes the given fields of a document, and leaves the others.' }
)
export const Replace = Type.Object(
  { type: op('replace'), collection, id, doc },
  { description: 'Puts another document in the place of one; its _id stays.' }
)
export const Delete = Type.Object(
  { type: op('delete'), collection, id },
  { description: 'Removes a document.' }
)
export const Count = Type.Object(
  { type: op('count'), collection, query },
  { description: 'Answers with the number of documents that match the query, all if none is given.' }
)
export const Drop = Type.Object(
  { type: op('drop'), collection },
  { description: 'Removes a collection with all its documents.' }
)
export const Watch = Type.Object(
  { type: op('watch'), collection, query, sort, limit },
  {
    description:
      'Answers as find does, now and after each change of the result, whoever makes it. One watch for each collection; a new one takes its place.'
  }
)
export const Unwatch = Type.Object(
  { type: op('unwatch'), collection: Type.Optional(collection) },
  { description: 'Ends the watch of a collection, or every watch of this box.' }
)
export const Collections = Type.Object(
  { type: op('collections') },
  { description: 'Answers with the names of all collections.' }
)
export const Flush = Type.Object(
  { type: op('flush') },
  { description: 'Answers when everything that was asked before is on the disk.' }
)

export const accepts = [
  Insert,
  InsertMany,
  Find,
  FindOne,
  Update,
  Replace,
  Delete,
  Count,
  Drop,
  Watch,
  Unwatch,
  Collections,
  Flush
]

const ids = Type.Array(Type.String())
const ok = Type.Boolean()

export const Reply = Type.Union([
  Type.Object({ op: op('insert'), collection, id }),
  Type.Object({ op: op('insertMany'), collection, ids, count: Type.Number() }),
  Type.Object({ op: op('find'), collection, docs, count: Type.Number() }),
  Type.Object({ op: op('findOne'), collection, id, doc: Type.Union([doc, Type.Null()]) }),
  // Of update and of replace.
  Type.Object({ op: op('update'), collection, id, ok }),
  Type.Object({ op: op('delete'), collection, id, ok }),
  Type.Object({ op: op('count'), collection, count: Type.Number() }),
  Type.Object({ op: op('drop'), collection, ok: Type.Literal(true) }),
  Type.Object({
    op: op('watch'),
    collection,
    docs,
    count: Type.Number(),
    added: ids,
    changed: ids,
    removed: ids
  }),
  Type.Object({ op: op('collections'), collections: Type.Array(Type.String()) }),
  Type.Object({ op: op('flush'), ok: Type.Literal(true) }),
  Type.Object({ op: op('error'), message: Type.String() })
])
