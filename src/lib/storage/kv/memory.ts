// Storage in memory: for browsers that refuse to store, for tests, and for patches that run without a place of their own.
// It keeps what IndexedDB would keep, in the same form, and copies in and out as that does.
import { fromStored } from '../../runtime/codec/wire.ts'
import type { Scope } from '../../runtime/ports.ts'
import { closed } from '../errors.ts'
import { encodeStored, makeBlob, type Answers, type Backend, type Op, type Row } from './backend.ts'
import { defaultLimits, Share, type Limits } from './share.ts'
import { storageOn, type PatchStorage } from './storage.ts'

/** By scope as text, then by key. */
type Content = Map<string, { scope: Scope; keys: Map<string, unknown> }>

const sorted = <K extends string, V>(map: ReadonlyMap<K, V>): [K, V][] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))

function* rowsOf(content: Content): Generator<Row> {
  for (const [, { scope, keys }] of sorted(content)) {
    for (const [key, data] of sorted(keys)) yield { scope, key, data }
  }
}

function rowsAfter(content: Content, after: Row | null, limit: number): Row[] {
  const from = after && JSON.stringify(after.scope)
  const rows: Row[] = []
  for (const row of rowsOf(content)) {
    if (rows.length === limit) break
    const scope = JSON.stringify(row.scope)
    if (!after || scope > from! || (scope === from && row.key > after.key)) rows.push(row)
  }
  return rows
}

function answer(content: Content, op: Op): Answers[Op['op']] {
  const scopeId = 'scope' in op ? JSON.stringify(op.scope) : ''
  const keys = content.get(scopeId)?.keys
  switch (op.op) {
    case 'get':
      return { found: keys?.has(op.key) ?? false, data: keys?.get(op.key) }
    case 'has':
      return keys?.has(op.key) ?? false
    case 'keys':
      return keys ? [...keys.keys()].sort() : []
    case 'set':
      if (keys) keys.set(op.key, op.data)
      else content.set(scopeId, { scope: op.scope, keys: new Map([[op.key, op.data]]) })
      return undefined
    case 'change': {
      op.done = op.make(keys?.has(op.key) ?? false, keys?.get(op.key))
      if (keys) keys.set(op.key, op.done.data)
      else content.set(scopeId, { scope: op.scope, keys: new Map([[op.key, op.done.data]]) })
      return op.done.value
    }
    case 'delete':
      return keys?.delete(op.key) ?? false
    case 'clear':
      keys?.clear()
      return undefined
    case 'names':
      return [...content.values()]
        .flatMap(({ scope, keys }) => (scope[0] === 'name' && keys.size > 0 ? [scope[1]] : []))
        .sort()
    case 'any':
      return [...content.values()].some(({ keys }) => keys.size > 0)
    case 'rows':
      return rowsAfter(content, op.after, op.limit)
  }
}

export function openMemoryStorage(limits: Limits = defaultLimits): PatchStorage {
  const content: Content = new Map()
  const share = new Share(limits.total)
  const count = () => [...content.values()].reduce((sum, { keys }) => sum + keys.size, 0)
  let open = true

  const backend: Backend = {
    encode: encodeStored,
    decode: (data) => fromStored(structuredClone(data), makeBlob),
    async run(ops) {
      if (!open) throw closed('The data of this patch')
      await share.check(ops, count)
      const answers = ops.map((op) => answer(content, op))
      share.committed(ops)
      return answers
    },
    close() {
      open = false
    }
  }
  return storageOn(backend, limits)
}
