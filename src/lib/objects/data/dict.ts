// [dict]: a nested record under a name, as Max's dictionaries. Boxes of one name hold the same. Where Max passes the word
// `dictionary` and a name, Loadbang passes the record itself.
import { defineObject } from '../../runtime/define.ts'
import {
  isRecord,
  record,
  type List,
  type Message,
  type MessageRecord,
  type Value
} from '../../runtime/message.ts'
import { asMessage } from '../../runtime/text/compose.ts'
import { fromList } from '../from-list.ts'
import { dictOperations } from './dict-operations.ts'
import { pathOf, readAt, removedAt, writtenAt } from './dict-path.ts'
import { Dict } from './dict-store.ts'
import { KeepArguments, keepArguments } from './keep-arguments.ts'
import { savedContent } from './saved-content.ts'
import { shareByName } from './shared-by-name.ts'

const listOf = (value: Value): List =>
  Array.isArray(value) ? (value as List) : value === undefined ? [] : [value]
const messageOf = (value: Value): Message =>
  Array.isArray(value) ? fromList(value as List) : asMessage(value)
const recordOf = (value: Value): MessageRecord | undefined =>
  value !== undefined && isRecord(value) ? value : undefined
const countOf = (value: Value): number =>
  (recordOf(value) ? Object.keys(value as MessageRecord) : listOf(value)).length

export default defineObject({
  name: 'dict',
  about: 'A nested record of keys and values, shared by name',
  family: 'data',
  args: KeepArguments,
  inlets: [
    {
      title: 'message',
      about: 'a bang sends the whole content; a record takes its place',
      kinds: ['bang', 'record'],
      accepts: dictOperations
    }
  ],
  outlets: [
    { title: 'record', about: 'the whole content' },
    { title: 'value', about: 'what get, contains, getsize and dump send' },
    { title: 'keys', about: 'what getkeys sends' },
    { title: 'absent', about: 'a bang where there is no such key' }
  ],
  version: 1,
  create(context) {
    const { atoms, outlets, loop, previous, data, shared } = context
    const { name, kept } = keepArguments(atoms, 'dict')
    const { value: dict, leave } = shareByName(shared, 'dict', name, () => new Dict())
    // Another box of the name may have come first, without what this one has saved.
    const before = recordOf(previous) ?? (kept ? recordOf(data.content) : undefined)
    if (before && Object.keys(dict.content).length === 0) dict.content = before
    const saved = savedContent(context, 'content', () => dict.content)
    const stop = kept ? dict.watch(saved.touch) : undefined

    const at = (key: string | undefined): Value =>
      key === undefined ? dict.content : readAt(dict.content, pathOf(key))
    const write = (key: string, value: Value): void =>
      void (dict.content = writtenAt(dict.content, pathOf(key), value) as MessageRecord)
    const set = ({ key, values }: { key: string; values: List }): void =>
      write(key, values.length === 1 ? values[0] : values)
    const sendAll = (): void => outlets[0]!.send(dict.content)

    return {
      inlets: [
        {
          bang: sendAll,
          record: (content) => void (dict.content = content),
          set,
          replace: set,
          get({ key }: { key: string }) {
            const value = at(key)
            if (value === undefined) outlets[3]!.bang()
            else outlets[1]!.send(messageOf(value))
          },
          append: ({ key, values }: { key: string; values: List }) =>
            write(key, [...listOf(at(key)), ...values]),
          remove({ key }: { key: string }) {
            dict.content = removedAt(dict.content, pathOf(key)) as MessageRecord
          },
          clear: () => void (dict.content = record({})),
          contains: ({ key }: { key: string }) => outlets[1]!.number(at(key) === undefined ? 0 : 1),
          getkeys({ key }: { key?: string }) {
            const found = recordOf(at(key))
            if (found) outlets[2]!.send(fromList(Object.keys(found)))
            else outlets[3]!.bang()
          },
          getsize({ key }: { key?: string }) {
            outlets[1]!.number(countOf(at(key)))
          },
          dump() {
            const all = Object.entries(dict.content)
            let next = 0
            loop(() => {
              const entry = all[next++]
              if (entry) outlets[1]!.send([entry[0], ...listOf(entry[1])])
              return entry !== undefined
            })
          },
          export: sendAll,
          import: ({ content }: { content: MessageRecord }) => void (dict.content = content),
          merge: ({ content }: { content: MessageRecord }) =>
            void (dict.content = record({ ...dict.content, ...content }))
        }
      ],
      state: () => dict.content,
      changed(next) {
        if (kept && saved.news(next.content)) dict.content = recordOf(next.content) ?? record({})
      },
      dispose() {
        stop?.()
        leave()
      }
    }
  }
})
