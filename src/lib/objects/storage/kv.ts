// [kv]: a key-value store that remembers across sessions. Named, it is shared by every [kv] of that name in the patch; unnamed, it
// belongs to this very box. Each request is answered by one tagged record, later, in the order of the requests (rule 21). The
// `value` of a key that is not there is null, and `found` says that it is not.
import { Type } from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { record, type Binary, type Value } from '../../runtime/message.ts'
import { numberText } from '../../runtime/text/number.ts'
import { Clear, Delete, Get, Has, Keys, Reply, Set } from './kv.schema.ts'

interface Keyed {
  key: string
}

export default defineObject({
  name: 'kv',
  about: 'A key-value store that remembers across sessions',
  family: 'storage',
  args: Type.Tuple([
    Type.Optional(
      Type.String({
        title: 'store',
        description: 'shared by every [kv] of this name; alone, this box has its own'
      })
    )
  ]),
  inlets: [
    {
      title: 'request',
      about: 'asks or changes the store; bytes and pictures are stored at the key of the right inlet',
      kinds: ['binary'],
      accepts: [Get, Set, Delete, Keys, Clear, Has]
    },
    {
      title: 'key',
      about: 'where bytes and pictures from the left are stored',
      hot: false,
      kinds: ['symbol', 'number']
    }
  ],
  outlets: [{ title: 'reply', about: 'one record for each request, with its op', sends: Reply, later: true }],
  version: 1,
  create({ args, ports, scope, outlets, later, error, clearError, previous }) {
    const out = outlets[0]!
    const store = ports.storage.kv(scope(args[0]))
    let binaryKey = typeof previous === 'string' ? previous : null

    const failed = (reason: LoadbangError): void => {
      error(reason)
      out.send(record({ op: 'error', message: reason.sentence }))
    }
    /** Asks, and answers when it is done. */
    function answer<T>(request: Promise<T>, reply: (result: T) => { readonly [field: string]: Value }): void {
      later(
        request,
        (result) => {
          clearError()
          out.send(record(reply(result)))
        },
        failed
      )
    }
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
          binary(value: Binary) {
            if (binaryKey !== null) return set(binaryKey, value)
            const reason = new LoadbangError(
              'kv-no-key',
              'Bytes came, but there is no key to store them at.',
              'Send a key into the right inlet first.'
            )
            answer(Promise.reject(reason), () => ({}))
          }
        },
        { symbol: setKey, number: (x) => setKey(numberText(x)) }
      ],
      state: () => binaryKey ?? undefined
    }
  }
})
