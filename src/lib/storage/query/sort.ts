// The order, and the part, of what is found.
import type { Doc, FindOptions } from '../../runtime/ports.ts'
import type { Value } from '../../runtime/message.ts'
import { compare } from './compare.ts'
import { badNumber, badSort, nameOf, noSort } from './errors.ts'
import { isPlain } from './kinds.ts'
import { pathOf, valueAt } from './walk.ts'

/** An order. Keys are made once for each document, since sorting compares each many times. */
export interface Order {
  key(doc: Doc): Value
  /** Of two keys. */
  compare(a: Value, b: Value): number
}

export interface Part {
  /** null: in the order of insertion. */
  readonly order: Order | null
  readonly skip: number
  /** Infinity: all. */
  readonly limit: number
}

/** Throws `db-query`. */
export function parseOptions(options?: FindOptions | null): Part {
  return {
    order: orderOf(options?.sort),
    skip: amount('skip', options?.skip) ?? 0,
    limit: amount('limit', options?.limit) ?? Infinity
  }
}

function amount(name: string, value: unknown): number | null {
  if (value === undefined || value === null || value === Infinity) return null
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw badNumber(name, nameOf(value))
  return value
}

function orderOf(sort: unknown): Order | null {
  if (sort === undefined || sort === null) return null
  if (!isPlain(sort)) throw noSort(nameOf(sort))
  const fields = Object.keys(sort).map((field) => {
    const direction = sort[field]
    if (direction !== 1 && direction !== -1) throw badSort(field)
    return { keys: pathOf(field).keys, direction }
  })
  if (fields.length === 0) return null
  if (fields.length === 1) {
    const { keys, direction } = fields[0]!
    return { key: (doc) => valueAt(doc, keys), compare: (a, b) => direction * compare(a, b) }
  }
  return {
    key: (doc) => fields.map(({ keys }) => valueAt(doc, keys)),
    compare(a, b) {
      for (let i = 0; i < fields.length; i++) {
        const order = compare((a as Value[])[i], (b as Value[])[i])
        if (order !== 0) return fields[i]!.direction * order
      }
      return 0
    }
  }
}
