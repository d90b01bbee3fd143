// A seeded random run of a storage beside the plainest model of it, a Map of Maps: every answer must be the same, whether calls
// are awaited or not.
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Scope } from '../../runtime/ports.ts'
import type { PatchStorage } from './storage.ts'

const scopes: readonly Scope[] = [
  ['name', 'a'],
  ['name', 'ab'],
  ['node', [], 'a'],
  ['node', ['x'], 'a']
]
const keys = ['', 'k', 'k2', '__proto__'] as const

interface Call {
  op: 'get' | 'set' | 'delete' | 'keys' | 'clear' | 'has' | 'names'
  scope: number
  key: string
  value: number
  wait: boolean
}

const calls: fc.Arbitrary<Call[]> = fc.array(
  fc.record({
    op: fc.constantFrom<Call['op']>('get', 'set', 'set', 'set', 'delete', 'keys', 'clear', 'has', 'names'),
    scope: fc.nat(scopes.length - 1),
    key: fc.constantFrom(...keys),
    value: fc.nat(100),
    wait: fc.boolean()
  }),
  { maxLength: 30 }
)

function expected(model: Map<string, number>[], { op, scope, key, value }: Call): unknown {
  const map = model[scope]!
  switch (op) {
    case 'get':
      return { found: map.has(key), value: map.get(key) }
    case 'set':
      map.set(key, value)
      return undefined
    case 'delete':
      return map.delete(key)
    case 'has':
      return map.has(key)
    case 'keys':
      return [...map.keys()].sort()
    case 'clear':
      map.clear()
      return undefined
    case 'names':
      return scopes.flatMap(([kind, name], i) => (kind === 'name' && model[i]!.size > 0 ? [name] : [])).sort()
  }
}

function ask(storage: PatchStorage, { op, scope, key, value }: Call): Promise<unknown> {
  const kv = storage.kv(scopes[scope]!)
  switch (op) {
    case 'set':
      return kv.set(key, value)
    case 'keys':
      return kv.keys()
    case 'clear':
      return kv.clear()
    case 'names':
      return storage.storeNames()
    default:
      return kv[op](key)
  }
}

export async function randomRuns(storage: PatchStorage): Promise<void> {
  await fc.assert(
    fc.asyncProperty(calls, async (list) => {
      for (const scope of scopes) await storage.kv(scope).clear()
      const model = scopes.map(() => new Map<string, number>())
      const answers: Promise<unknown>[] = []
      const wanted: unknown[] = []
      for (const call of list) {
        wanted.push(expected(model, call))
        const answer = ask(storage, call)
        answers.push(answer)
        if (call.wait) await answer
      }
      expect(await Promise.all(answers)).toEqual(wanted)
    }),
    { numRuns: 60 }
  )
}
