// One screenful of a store.
import { fromWire } from '../runtime/codec/wire.ts'
import type { Doc, FindOptions } from '../runtime/ports.ts'
import { record, type MessageRecord, type Value } from '../runtime/message.ts'
import type { PatchStorage } from '../storage/patch-storage.ts'
import { cellOf, jsonRow } from './data-cell.ts'
import type { DataRequest, Row, RowsAnswer } from './data-protocol.ts'
import type { DataViews, Found } from './data-views.ts'

type Asked = DataRequest & { ask: 'rows' }

/** Values read at once: each may be of many megabytes. */
const TOGETHER = 8
/** Columns of a table. */
const COLUMNS = 60
/** Documents of a collection up to which storage itself finds and sorts, and rows that it is asked to go past. */
const FEW = 2000
const OWN = ['_id', '_created', '_updated']

export async function readRows(storage: PatchStorage, views: DataViews, asked: Asked): Promise<RowsAnswer> {
  return asked.store.kind === 'kv' ? kvRows(storage, views, asked) : docRows(storage, views, asked)
}

async function kvRows(storage: PatchStorage, views: DataViews, asked: Asked): Promise<RowsAnswer> {
  const { ids, again, partial } = await views.find(asked.store, asked.view)
  const total = ids.length
  const wanted = ids.slice(asked.from, asked.from + asked.count)
  const kv = storage.kv(asked.store.scope)
  const rows: (Row | null)[] = []
  for (let i = 0; i < wanted.length; i += TOGETHER) {
    const keys = wanted.slice(i, i + TOGETHER)
    for (const [j, { found, value }] of (await kv.getMany(keys)).entries()) {
      rows.push(found ? rowOf(keys[j]!, value, asked.as) : null)
    }
  }
  return { total, columns: ['value'], rows, again, partial }
}

async function docRows(storage: PatchStorage, views: DataViews, asked: Asked): Promise<RowsAnswer> {
  const { store, view, from, count } = asked
  const db = storage.db(store.scope)
  const collection = store.collection!
  const columns = await columnsOf(storage, asked)
  const cellsOf = (doc: Doc) =>
    columns.map((field) => (holds(doc, field) ? cellOf(doc[field], [field]) : null))
  const finished = (total: number, docs: readonly (Doc | null)[], found?: Found): RowsAnswer => ({
    total,
    columns,
    rows: docs.map(
      (doc) => doc && (asked.as === 'json' ? jsonDoc(doc) : { id: doc._id, cells: cellsOf(doc) })
    ),
    again: found?.again ?? null,
    partial: found?.partial ?? false
  })
  // What storage does is done in one go, and of a large collection everybody waits for it; texts anywhere it does not search.
  const isPlain = view.query === undefined && !view.sort
  const all = await db.count(collection)
  if (view.search || (isPlain ? from + count > FEW : all > FEW)) {
    const found = await views.find(store, view)
    const total = found.ids.length
    const wanted = found.ids.slice(from, from + count)
    const docs = await Promise.all(wanted.map((id) => db.findOne(collection, id)))
    // Of everything it is known how much there is, before the last of it is found.
    return finished(isPlain && !view.search && found.partial ? all : total, docs, found)
  }
  const query = view.query === undefined ? {} : (fromWire(view.query) as MessageRecord)
  const sort = view.sort && record({ [view.sort.field]: view.sort.way })
  const part: FindOptions = { sort, skip: from, limit: count }
  const [total, docs] = await Promise.all([db.count(collection, query), db.find(collection, query, part)])
  return finished(total, docs)
}

/** The person's fields, the most frequent first; then those that the store gives. */
async function columnsOf(storage: PatchStorage, { store, as }: Asked): Promise<string[]> {
  if (as === 'json') return []
  const paths = await storage.fields(store.scope, store.collection!)
  const heads = new Set(paths.map((path) => path.split('.')[0]!))
  for (const field of OWN) heads.delete(field)
  return [...[...heads].slice(0, COLUMNS), ...OWN]
}

const rowOf = (id: string, value: Value, as: Asked['as']): Row =>
  as === 'json' ? jsonRow(id, value) : { id, cells: [cellOf(value, [])] }

const holds = (doc: Doc, field: string): boolean => Object.hasOwn(doc, field) && doc[field] !== undefined

/** A document without what the store gives, which stands beside it. */
function jsonDoc(doc: Doc): Row {
  const { _id, _created, _updated, ...fields } = doc
  const given = Object.keys(fields).filter((field) => holds(doc, field))
  return { ...jsonRow(_id, record(Object.fromEntries(given.map((f) => [f, doc[f]])))), updated: _updated }
}
