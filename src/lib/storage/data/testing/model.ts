// The plainest model of what a patch keeps: maps of keys, lists of documents, sift for what queries mean.
import sift from 'sift'
import type { MessageRecord, Value } from '../../../runtime/message.ts'
import type { Scope } from '../../../runtime/ports.ts'
import { ordinary } from '../../query/testing/documents.ts'

export interface ModelDoc {
  readonly id: string
  fields: MessageRecord
}

export interface Sorting {
  readonly sort?: Readonly<Record<string, 1 | -1>>
  readonly limit?: number
  readonly skip?: number
}

type Test = (doc: unknown) => boolean
// Some bundlers give the module, some what it exports.
const compile = ((sift as { default?: unknown }).default ?? sift) as (query: unknown) => Test

export class Model {
  readonly #stores = new Map<string, Map<string, Value>>()
  readonly #collections = new Map<string, Map<string, ModelDoc[]>>()

  store(scope: Scope): Map<string, Value> {
    return madeIn(this.#stores, JSON.stringify(scope), () => new Map<string, Value>())
  }

  collections(scope: Scope): Map<string, ModelDoc[]> {
    return madeIn(this.#collections, JSON.stringify(scope), () => new Map<string, ModelDoc[]>())
  }

  docs(scope: Scope, name: string): ModelDoc[] {
    return madeIn(this.collections(scope), name, () => [])
  }

  doc(scope: Scope, name: string, id: string): ModelDoc | undefined {
    return this.docs(scope, name).find((doc) => doc.id === id)
  }

  find(
    scope: Scope,
    name: string,
    query: MessageRecord,
    { sort = {}, limit = Infinity, skip = 0 }: Sorting
  ): ModelDoc[] {
    const matches = compile(ordinary(query))
    const found = this.docs(scope, name).filter(({ fields }) => matches(ordinary(fields)))
    const [by] = Object.entries(sort)
    if (by) found.sort((a, b) => by[1] * order(a.fields[by[0]], b.fields[by[0]]))
    return found.slice(skip, skip + limit)
  }

  /** How many of each there are, as `stores` tells it. */
  counts(): Map<string, number> {
    const counts = new Map<string, number>()
    for (const [id, keys] of this.#stores) if (keys.size > 0) counts.set(`${id} null`, keys.size)
    for (const [id, all] of this.#collections)
      for (const [name, docs] of all) if (docs.length > 0) counts.set(`${id} ${name}`, docs.length)
    return counts
  }
}

function madeIn<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}

/** Numbers, and nothing before them: what the operations sort by. */
const order = (a: Value, b: Value): number => ((a as number) ?? -Infinity) - ((b as number) ?? -Infinity) || 0
