// A random run of a storage beside its model: batches of operations, awaited one by one or all at once, on one or more connections;
// between batches the storage may be closed and opened again, and transactions may be made to fail.
import type { PatchStorage } from '../../patch-storage.ts'
import { alike } from '../../../runtime/codec/testing/values.ts'
import type { Value } from '../../../runtime/message.ts'
import { Model } from './model.ts'
import { operation, type Operation } from './operations.ts'
import { seeded } from './random.ts'
import { Watcher } from './watcher.ts'

export interface Place {
  /** A connection to the same data. */
  open(): Promise<PatchStorage>
  connections?: number
  /** Whether what is closed and opened again is still there. */
  keeps?: boolean
  /** Whether connections tell each other of commits, so that watches on one hear of the others. */
  tells?: boolean
  /** Makes the next transaction but `n` fail; gives the way to make no more fail. */
  fail?(n: number): () => void
  /** Until what one connection did has been told to the others. */
  settle?(): Promise<void>
}

export async function runModel(place: Place, operations: number, seed: number): Promise<void> {
  const random = seeded(seed)
  const model = new Model()
  const ids = new Set<string>()
  const count = place.connections ?? 1
  let open = await Promise.all(Array.from({ length: count }, () => place.open()))
  const watching = count === 1 || place.tells
  const watch = () => (watching ? open.map((storage) => new Watcher(storage, random)) : [])
  let watchers = watch()
  const log: string[] = []

  const check = (operation: Operation, outcome: PromiseSettledResult<unknown>): void => {
    if (outcome.status === 'rejected') {
      const { code, message } = outcome.reason as { code?: string; message: string }
      // Made to fail: then nothing has happened.
      if (place.fail && code === 'storage-failed') return
      throw new Error(`${operation.name}: ${code} ${message}`)
    }
    const { value } = outcome
    for (const id of Array.isArray(value) ? value : [value])
      if (operation.name.startsWith('insert')) ids.add(id as string)
    const wanted = operation.tell(model, value)
    const seen = operation.seen ? operation.seen(value) : value
    if (!same(seen, wanted)) throw new Error(`${operation.name}: ${show(seen)}, wanted ${show(wanted)}`)
  }

  try {
    for (let done = 0; done < operations;) {
      const at = random.nat(count)
      const storage = open[at]!
      const known = [...ids].slice(-40)
      const batch = Array.from({ length: 1 + random.nat(8) }, () => operation(random, known))
      const alone = batch.find((one) => one.alone)
      if (alone) batch.splice(0, batch.length, alone)
      done += batch.length
      const mend = place.fail && random.chance(0.3) ? place.fail(random.nat(4)) : null
      const waits = random.chance(0.4)
      log.push(
        `connection ${at}${mend ? ', failing' : ''}${waits ? ', waiting' : ''}: ${batch.map(({ name }) => name).join('; ')}`
      )
      const outcomes: PromiseSettledResult<unknown>[] = []
      if (waits) for (const one of batch) outcomes.push(...(await Promise.allSettled([one.ask(storage)])))
      else outcomes.push(...(await Promise.allSettled(batch.map((one) => one.ask(storage)))))
      mend?.()
      batch.forEach((one, i) => check(one, outcomes[i]!))
      await place.settle?.()
      for (const watcher of watchers) await watcher.check(model)
      if (!place.keeps || !random.chance(0.05)) continue
      log.push('closed and opened')
      for (const watcher of watchers) watcher.stop()
      await Promise.all(open.map((storage) => storage.close()))
      open = await Promise.all(open.map(() => place.open()))
      watchers = watch()
    }
  } catch (thrown) {
    throw new Error(`${(thrown as Error).message}\nseed ${seed}, after\n${log.slice(-6).join('\n')}`, {
      cause: thrown
    })
  } finally {
    await Promise.all(open.map((storage) => storage.close()))
  }
}

function same(a: unknown, b: unknown): boolean {
  if (a instanceof Map && b instanceof Map) return same([...a].sort(), [...b].sort())
  return alike(plain(a), plain(b))
}

/** Records without prototype, whoever made them. */
function plain(value: unknown): Value {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value as Value
  const out = Object.create(null) as Record<string, Value>
  for (const [key, part] of Object.entries(value)) out[key] = plain(part)
  return out
}

const show = (value: unknown): string => {
  const text = JSON.stringify(value instanceof Map ? [...value] : value) ?? 'undefined'
  return text.length > 600 ? `${text.slice(0, 600)}…` : text
}
