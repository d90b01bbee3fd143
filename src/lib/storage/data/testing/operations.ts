// Random operations on a storage, each with what the model says to it. One is asked first, and told to the model when it has been
// answered: so the model follows also where a transaction was made to fail, and knows the ids that the store gave.
import fc from 'fast-check'
import type { MessageRecord, Value } from '../../../runtime/message.ts'
import type { Doc, Scope } from '../../../runtime/ports.ts'
import type { PatchStorage, StoredEntry } from '../../patch-storage.ts'
import { byName, numbers, queries, recordOf, texts, world } from '../../query/testing/documents.ts'
import type { Model, ModelDoc, Sorting } from './model.ts'
import type { Random } from './random.ts'

export interface Operation {
  /** For whoever reads a failure. */
  readonly name: string
  ask(storage: PatchStorage): Promise<unknown>
  /** What the answer must be, given the model before, which it changes. `answer`: for what only the store knows. */
  tell(model: Model, answer: unknown): unknown
  /** Takes its place in the order of calls later: nothing else is asked meanwhile. */
  readonly alone?: boolean
  /** What of the answer is compared. */
  seen?(answer: unknown): unknown
}

const scopes: readonly Scope[] = [
  ['name', 'a'],
  ['name', 'ab'],
  ['node', [], 'a'],
  ['node', ['x'], 'a']
]
const keys = ['', 'k', 'k2', '__proto__', 'ключ'] as const
const names = ['notes', 'n', '__proto__'] as const

const docs = world(fc.oneof(numbers, texts), true, byName)
const one = (name: string, values: fc.Arbitrary<Value>) => values.map((value) => recordOf([[name, value]]))
const scalars = docs.values.filter((value) => typeof value !== 'object')
const range = fc
  .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), scalars)
  .map(([op, value]) => recordOf([[op, value]]))
/** What sift and MongoDB agree on, where lists are. */
const asked = queries(docs, (values) =>
  fc.oneof(
    { weight: 3, arbitrary: scalars },
    { weight: 1, arbitrary: values },
    { weight: 1, arbitrary: one('$in', fc.array(values, { maxLength: 3 })) },
    { weight: 1, arbitrary: range }
  )
)
const values: fc.Arbitrary<Value> = fc.oneof(
  fc.integer(),
  fc.string(),
  docs.values,
  fc.constantFrom<Value>(null, undefined, true, NaN, -0),
  fc.integer({ min: 0, max: 3000 }).map((n) => 'x'.repeat(n)),
  fc.uint8Array({ maxLength: 2000 })
)

/** A document's own fields are not the model's to know. */
const withoutOwn = (doc: Doc): ModelDoc => {
  const { _id, _created, _updated, ...fields } = doc
  if (!(_updated >= _created)) throw new Error(`updated ${_updated} before it was made, ${_created}`)
  return { id: _id, fields: Object.assign(Object.create(null) as MessageRecord, fields) }
}
const docsOf = (answer: unknown): ModelDoc[] => (answer as Doc[]).map(withoutOwn)
const copies = (found: readonly ModelDoc[]): ModelDoc[] => found.map(({ id, fields }) => ({ id, fields }))

/** `known`: ids that may be there. */
export function operation(random: Random, known: readonly string[]): Operation {
  const scope = random.pick(scopes)
  return random.chance(0.5) ? keyOperation(random, scope) : docOperation(random, scope, known)
}

function keyOperation(random: Random, scope: Scope): Operation {
  const key = random.pick(keys)
  const value = random.of(values)
  const kv = (storage: PatchStorage) => storage.kv(scope)
  const found = (model: Model, at: string) => ({
    found: model.store(scope).has(at),
    value: model.store(scope).get(at)
  })
  const all: Operation[] = [
    {
      name: 'set',
      ask: (storage) => kv(storage).set(key, value),
      tell: (model) => void model.store(scope).set(key, value)
    },
    { name: 'get', ask: (storage) => kv(storage).get(key), tell: (model) => found(model, key) },
    { name: 'has', ask: (storage) => kv(storage).has(key), tell: (model) => model.store(scope).has(key) },
    {
      name: 'delete',
      ask: (storage) => kv(storage).delete(key),
      tell: (model) => model.store(scope).delete(key)
    },
    {
      name: 'keys',
      ask: (storage) => kv(storage).keys(),
      tell: (model) => [...model.store(scope).keys()].sort()
    },
    { name: 'count', ask: (storage) => kv(storage).count(), tell: (model) => model.store(scope).size },
    {
      name: 'getMany',
      ask: (storage) => kv(storage).getMany([...keys, key]),
      tell: (model) => [...keys, key].map((at) => found(model, at))
    },
    {
      name: 'setMany',
      ask: (storage) =>
        kv(storage).setMany([
          [key, value],
          ['k', 1]
        ]),
      tell(model) {
        model.store(scope).set(key, value)
        model.store(scope).set('k', 1)
      }
    },
    {
      name: 'update',
      ask: (storage) => kv(storage).update(key, (before) => [before, 1]),
      tell(model) {
        const after = [model.store(scope).get(key), 1]
        model.store(scope).set(key, after)
        return after
      }
    },
    {
      name: 'increment',
      ask: (storage) => kv(storage).increment('number', 2),
      tell(model) {
        const sum = ((model.store(scope).get('number') as number | undefined) ?? 0) + 2
        model.store(scope).set('number', sum)
        return sum
      }
    },
    ...(random.chance(0.2)
      ? [
          {
            name: 'clear',
            ask: (storage: PatchStorage) => kv(storage).clear(),
            tell: (model: Model) => model.store(scope).clear()
          }
        ]
      : [])
  ]
  return named(random.pick(all), [scope, key])
}

function docOperation(random: Random, scope: Scope, known: readonly string[]): Operation {
  const name = random.pick(names)
  const db = (storage: PatchStorage) => storage.db(scope)
  const fields = () => recordOf([...Object.entries(random.of(docs.docs)), ['n', random.nat(20)]])
  const id = known.length > 0 && random.chance(0.9) ? random.pick(known) : 'none'
  const doc = fields()
  const many = Array.from({ length: random.nat(6) }, fields)
  const query = random.chance(0.2) ? recordOf([['n', random.nat(20)]]) : random.of(asked)
  const options = sorting(random)
  const insert = (model: Model, ids: readonly string[], made: readonly MessageRecord[]) =>
    void model.docs(scope, name).push(...ids.map((id, i) => ({ id, fields: made[i]! })))
  const remove = (model: Model): boolean => {
    const all = model.docs(scope, name)
    const at = all.findIndex((found) => found.id === id)
    if (at >= 0) all.splice(at, 1)
    return at >= 0
  }
  const written = `written ${random.nat(1e9)}`
  const change = (model: Model, work: (doc: ModelDoc) => void): boolean => {
    const found = model.doc(scope, name, id)
    if (found) work(found)
    return found !== undefined
  }
  const all: Operation[] = [
    {
      name: 'insert',
      ask: (storage) => db(storage).insert(name, doc),
      tell: (model, answer) => (insert(model, [answer as string], [doc]), answer)
    },
    {
      name: 'insertMany',
      ask: (storage) => db(storage).insertMany(name, many),
      tell: (model, answer) => (insert(model, answer as string[], many), answer)
    },
    {
      name: `find ${JSON.stringify([query, options])}`,
      ask: (storage) => db(storage).find(name, query, options),
      tell: (model) => copies(model.find(scope, name, query, options)),
      seen: docsOf
    },
    {
      name: 'find all',
      ask: (storage) => db(storage).find(name),
      tell: (model) => copies(model.docs(scope, name)),
      seen: docsOf
    },
    {
      name: 'findOne',
      ask: (storage) => db(storage).findOne(name, id),
      tell: (model) => copies([model.doc(scope, name, id)].filter((found) => found !== undefined)),
      seen: (answer) => docsOf(answer === null ? [] : [answer])
    },
    {
      name: 'count',
      ask: (storage) => db(storage).count(name, query),
      tell: (model) => model.find(scope, name, query, {}).length
    },
    {
      name: 'update',
      ask: (storage) => db(storage).update(name, id, recordOf([...Object.entries(doc), ['c', undefined]])),
      tell: (model) =>
        change(model, (found) => {
          const { c: _, ...rest } = { ...found.fields, ...doc }
          found.fields = recordOf(Object.entries(rest))
        })
    },
    {
      name: 'replace',
      ask: (storage) => db(storage).replace(name, id, doc),
      tell: (model) => change(model, (found) => void (found.fields = doc))
    },
    {
      name: 'delete',
      ask: (storage) => db(storage).delete(name, id),
      tell: remove
    },
    {
      name: 'collections',
      ask: (storage) => db(storage).collections(),
      tell: (model) =>
        [...model.collections(scope)].flatMap(([name, docs]) => (docs.length > 0 ? [name] : [])).sort()
    },
    {
      name: 'stores',
      alone: true,
      ask: (storage) => storage.stores(),
      tell: (model) => model.counts(),
      seen: (answer) =>
        new Map(
          (answer as { scope: Scope; collection: string | null; count: number }[]).map((store) => [
            `${JSON.stringify(store.scope)} ${store.collection}`,
            store.count
          ])
        )
    },
    {
      name: 'write',
      alone: true,
      ask: (storage) => storage.write(entries(scope, name, written, doc)),
      tell(model) {
        model.store(scope).set('written', doc)
        insert(model, [written], [doc])
      }
    },
    {
      name: 'remove',
      alone: true,
      ask: (storage) =>
        storage.remove([
          { kind: 'kv', scope, key: 'written' },
          { kind: 'doc', scope, collection: name, id }
        ]),
      tell(model) {
        model.store(scope).delete('written')
        remove(model)
      }
    },
    ...(random.chance(0.2)
      ? [
          {
            name: 'drop',
            ask: (storage: PatchStorage) => db(storage).drop(name),
            tell: (model: Model) => void model.collections(scope).delete(name)
          }
        ]
      : [])
  ]
  return named(random.pick(all), [scope, name, id])
}

const named = (operation: Operation, where: unknown): Operation => ({
  ...operation,
  name: `${operation.name} ${JSON.stringify(where)}`
})

function sorting(random: Random): Sorting {
  return {
    ...(random.chance(0.5) ? { sort: { n: random.pick([1, -1] as const) } } : {}),
    ...(random.chance(0.3) ? { limit: random.nat(8) } : {}),
    ...(random.chance(0.3) ? { skip: random.nat(4) } : {})
  }
}

/** One key and one document, younger than all others, so that it comes last where it is new. */
const entries = (scope: Scope, collection: string, _id: string, fields: MessageRecord): StoredEntry[] => [
  { kind: 'kv', scope, key: 'written', value: fields },
  {
    kind: 'doc',
    scope,
    collection,
    doc: { ...fields, _id, _created: Date.now(), _updated: Date.now() } as Doc
  }
]
