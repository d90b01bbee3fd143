// [kv]: a key-value store that remembers across sessions. Named, it is shared by every [kv] of that name in the patch; unnamed, it
// belongs to this very box. Each request is answered by one tagged record, later, in the order of the requests (rule 21). The
// `value` of a key that is not there is null, and `found` says that it is not.
import { defineObject } from '../../runtime/define.ts'
import { asLoadbangError, LoadbangError } from '../../runtime/errors.ts'
import { isRecord, type Binary, type MessageRecord, type Value } from '../../runtime/message.ts'
import { numberText } from '../../runtime/text/number.ts'
import { answering } from './answering.ts'
import { changeOf } from './change.ts'
import { showCount } from './held-count.ts'
import { keyWatches } from './key-watches.ts'
import { accepts, Reply } from './kv.schema.ts'
import { storeArguments } from './store-arguments.ts'
import { checkedStoreName } from './store-name.ts'

interface Keyed {
  key: string
}

export default defineObject({
  name: 'kv',
  about: 'A key-value store that remembers across sessions',
  family: 'storage',
  lasting: true,
  args: storeArguments('kv'),
  inlets: [
    {
      title: 'request',
      about: 'asks or changes the store; bytes and pictures are stored at the key of the right inlet',
      kinds: ['binary'],
      accepts
    },
    {
      title: 'key',
      about: 'where bytes and pictures from the left are stored',
      hot: false,
      kinds: ['symbol', 'number']
    }
  ],
  outlets: [
    {
      title: 'reply',
      about: 'one record for each request, with its op; what is watched tells of its changes here',
      sends: Reply,
      later: true
    }
  ],
  shows: 'count',
  version: 1,
  create(context) {
    const { atoms, ports, scope, loop, show, previous } = context
    const { name, fast } = checkedStoreName('kv', atoms)
    const box = answering(context)
    const { answer, tell, failed } = box
    const store = ports.storage.kv(scope(name), {
      fast,
      failed: (reason) => tell(() => failed(reason))
    })
    const watches = keyWatches(store, box, loop)
    let binaryKey: string | null = null
    if (previous !== undefined && isRecord(previous)) {
      if (typeof previous.key === 'string') binaryKey = previous.key
      if (Array.isArray(previous.watched))
        for (const key of previous.watched as (string | null)[]) watches.watch(key ?? undefined)
    }
    const hide = showCount(ports.storage, 'kv', scope(name), show)

    const refuse = (reason: LoadbangError): void => answer(Promise.reject(reason), () => ({}))
    const set = (key: string, value: Value): void =>
      answer(store.set(key, value), () => ({ op: 'set', key, ok: true }))
    const setKey = (key: string): void => void (binaryKey = key)

    return {
      inlets: [
        {
          get: ({ key }: Keyed) =>
            answer(store.get(key), ({ found, value }) => ({
              op: 'get',
              key,
              value: found ? value : null,
              found
            })),
          set: ({ key, value }: Keyed & { value: Value }) => set(key, value),
          delete: ({ key }: Keyed) =>
            answer(store.delete(key), (deleted) => ({ op: 'delete', key, deleted })),
          keys: () => answer(store.keys(), (keys) => ({ op: 'keys', keys })),
          clear: () => answer(store.clear(), () => ({ op: 'clear', ok: true })),
          has: ({ key }: Keyed) => answer(store.has(key), (exists) => ({ op: 'has', key, exists })),
          update({ key, change }: Keyed & { change: string | MessageRecord }) {
            try {
              answer(store.update(key, changeOf(change)), (value) => ({ op: 'update', key, value }))
            } catch (thrown) {
              refuse(asLoadbangError(thrown))
            }
          },
          increment: ({ key, by = 1 }: Keyed & { by?: number }) =>
            answer(store.increment(key, by), (value) => ({ op: 'increment', key, value })),
          getMany: ({ keys }: { keys: readonly string[] }) =>
            answer(store.getMany(keys), (found) => ({ op: 'getMany', ...byKey(keys, found) })),
          setMany({ values }: { values: MessageRecord }) {
            const entries = Object.entries(values)
            const keys = entries.map(([key]) => key)
            answer(store.setMany(entries), () => ({ op: 'setMany', keys, ok: true }))
          },
          count: () => answer(store.count(), (count) => ({ op: 'count', count })),
          watch: ({ key }: Partial<Keyed>) => watches.watch(key),
          unwatch: ({ key }: Partial<Keyed>) => watches.unwatch(key),
          flush: () => answer(store.flush(), () => ({ op: 'flush', ok: true })),
          binary(value: Binary) {
            if (binaryKey !== null) return set(binaryKey, value)
            refuse(
              new LoadbangError(
                'kv-no-key',
                'Bytes came, but there is no key to store them at.',
                'Send a key into the right inlet first.'
              )
            )
          }
        },
        { symbol: setKey, number: (x) => setKey(numberText(x)) }
      ],
      state: () => ({ key: binaryKey, watched: watches.watched }),
      dispose() {
        hide()
        watches.end()
      }
    }
  }
})

/** What was found under its keys, and the keys of which nothing was. */
function byKey(
  keys: readonly string[],
  found: readonly { found: boolean; value: Value }[]
): { values: MessageRecord; missing: string[] } {
  // Without a prototype from the start: a key may have any name.
  const values = Object.create(null) as Record<string, Value>
  const missing: string[] = []
  for (const [i, key] of keys.entries()) {
    if (found[i]?.found) values[key] = found[i].value
    else missing.push(key)
  }
  return { values, missing }
}
