// `kv`, as a cell sees it.
import type { Value } from '../../runtime/message.ts'
import { cellErrors } from '../errors.ts'
import type { Operation } from '../protocol.ts'
import type { Kv } from './context.ts'
import { mustBeFunction } from './must-be.ts'
import { storeRef, textOf, type Call, type StoreClient, type StoreRef } from './store-client.ts'

export function makeKv(client: StoreClient, call: Call, ref: StoreRef = { store: null, fast: false }): Kv {
  const ask = (operation: Operation<'kv'>, ...args: Value[]): Promise<unknown> =>
    client.ask('kv', ref, operation, args)
  return {
    // What it is, the person says.
    get: <T>(key: string) => ask('get', textOf(key)) as Promise<T | undefined>,
    set: (key, value) => ask('set', textOf(key), value as Value) as Promise<void>,
    delete: (key) => ask('delete', textOf(key)) as Promise<boolean>,
    keys: () => ask('keys') as Promise<string[]>,
    clear: () => ask('clear') as Promise<void>,
    has: (key) => ask('has', textOf(key)) as Promise<boolean>,
    count: () => ask('count') as Promise<number>,
    getMany: (keys) =>
      ask(
        'getMany',
        [...keys].map((key) => textOf(key))
      ) as Promise<unknown[]>,
    setMany: (values) => ask('setMany', entriesOf(values)) as Promise<void>,
    increment: (key, by = 1) => ask('increment', textOf(key), by) as Promise<number>,
    update(key, change) {
      mustBeFunction(change, 'update')
      return update(client, ref, textOf(key), change)
    },
    watch(...args: unknown[]) {
      const hear = args.at(-1)
      mustBeFunction(hear, 'watch')
      let ended = false
      const stop = client.watch('kv', ref, args.length > 1 ? [textOf(args[0])] : [], (news) => {
        for (const [key, found, value] of news as [string, boolean, Value][]) {
          if (!ended) call(() => hear(found ? value : undefined, key))
        }
      })
      return () => {
        ended = true
        stop()
      }
    },
    flush: () => ask('flush') as Promise<void>,
    store: (name, options) => makeKv(client, call, storeRef(name, options))
  }
}

function entriesOf(values: unknown): Value[] {
  if (typeof values !== 'object' || values === null)
    throw cellErrors.value('setMany() asks for keys with their values.', 'Write setMany({ a: 1, b: 2 }).')
  const entries = Symbol.iterator in values ? [...(values as Iterable<unknown>)] : Object.entries(values)
  return entries as Value[]
}

/** What begin and commit answer. */
interface Present {
  token: number
  found: boolean
  value: unknown
}
type Committed = { done: true } | ({ done: false } & Present)

/** Works on the value until it is what it was when the new one arrives. */
async function update(
  client: StoreClient,
  ref: StoreRef,
  key: string,
  change: (value: unknown) => unknown
): Promise<unknown> {
  const { stack } = new Error()
  const ask = (operation: Operation<'kv'>, args: Value[]): Promise<unknown> =>
    client.ask('kv', ref, operation, args, stack)
  let present = (await ask('begin', [key])) as Present
  const { token } = present
  for (;;) {
    let next: unknown
    let answer: Promise<unknown>
    try {
      next = changed(change(present.found ? present.value : undefined))
      answer = ask('commit', [token, next as Value])
    } catch (error) {
      // Others wait for it; whether it was heard changes nothing here.
      ask('abandon', [token]).catch(() => {})
      throw error
    }
    const committed = (await answer) as Committed
    if (committed.done) return next
    present = committed
  }
}

function changed(next: unknown): unknown {
  if (next === undefined) {
    throw cellErrors.value(
      'The function of update() gave nothing that could be stored.',
      'Return the new value, or the old one to leave it as it is.'
    )
  }
  if (typeof (next as { then?: unknown } | null)?.then === 'function') {
    throw cellErrors.value(
      'The function of update() gave a promise.',
      'Await what it needs before; the function itself must give the new value at once.'
    )
  }
  return next
}
