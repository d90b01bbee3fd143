// What a cell asks a key-value store, done.
import type { Value } from '../../runtime/message.ts'
import type { KvStore } from '../../runtime/ports.ts'
import type { Operation } from '../protocol.ts'
import { entries, key, keys, number } from './arguments.ts'
import type { UpdateDesk } from './update-desk.ts'

const valueOf = ({ found, value }: { found: boolean; value: Value }): Value => (found ? value : undefined)

/** A value that is JSON already, without the codec's tags. */
export class AsJson {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export interface KvAsk {
  operation: Exclude<Operation<'kv'>, 'watch'>
  args: readonly Value[]
  /** Names the store among all that the patch's cells can reach. */
  store: string
}

export async function serveKv(
  kv: KvStore,
  { operation, args, store }: KvAsk,
  updates: UpdateDesk
): Promise<Value | AsJson> {
  switch (operation) {
    case 'get':
      return valueOf(await kv.get(key(args[0])))
    case 'set':
      await kv.set(key(args[0]), args[1])
      return undefined
    case 'delete':
      return await kv.delete(key(args[0]))
    case 'keys':
      return await kv.keys()
    case 'clear':
      await kv.clear()
      return undefined
    case 'has':
      return await kv.has(key(args[0]))
    case 'count':
      return await kv.count()
    case 'getMany': {
      const names = keys(args[0])
      const found = await (kv.getManyJson?.(names) ?? kv.getMany(names))
      return typeof found === 'string' ? new AsJson(found) : found.map(valueOf)
    }
    case 'setMany':
      await kv.setMany(entries(args[0]))
      return undefined
    case 'increment':
      return await kv.increment(key(args[0]), number(args[1] ?? 1, 'What increment() adds'))
    case 'begin':
      return await updates.begin(kv, key(args[0]), JSON.stringify([store, key(args[0])]))
    case 'commit':
      return await updates.commit(args[0], args[1])
    case 'abandon':
      updates.abandon(args[0])
      return undefined
    case 'flush':
      await kv.flush()
      return undefined
  }
}
