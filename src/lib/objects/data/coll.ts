// [coll]: lists under numbers and words, in an order, as Max's. Boxes of one name hold the same. What it holds is gone when the patch
// closes, unless its arguments say that it is saved.
import { defineObject } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { isRecord, type List, type MessageRecord, type Value } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { fromList } from '../from-list.ts'
import { CollCursor } from './coll-cursor.ts'
import { collOperations } from './coll-operations.ts'
import { Coll, keyOf, type Entry, type Key } from './coll-store.ts'
import { entriesOf, savedEntries } from './coll-saved.ts'
import { KeepArguments, keepArguments } from './keep-arguments.ts'
import { savedContent } from './saved-content.ts'
import { shareByName } from './shared-by-name.ts'
import { compareValues } from './compare-values.ts'

export default defineObject({
  name: 'coll',
  about: 'Lists under numbers and words, shared by name',
  family: 'data',
  args: KeepArguments,
  inlets: [
    {
      title: 'key',
      about: 'a number or a word sends its list; a number and more stores; a bang sends the next entry',
      kinds: ['number', 'symbol', 'list', 'bang'],
      accepts: collOperations
    }
  ],
  outlets: [
    { title: 'data', about: 'the list' },
    { title: 'key', about: 'of the entry; leaves first' },
    { title: 'done', about: 'a bang after dump' }
  ],
  version: 1,
  create(context) {
    const { atoms, outlets, loop, previous, data: box, shared } = context
    const { name, kept } = keepArguments(atoms, 'coll')
    const { value: coll, fresh, leave } = shareByName(shared, 'coll', name, () => new Coll())
    const content = (): Value => savedEntries(coll.entries)
    // Another box of the name may have come first, without what this one has saved.
    if (fresh || coll.entries.length === 0)
      coll.replace(entriesOf(previous ?? (kept ? box.entries : undefined)))
    const saved = savedContent(context, 'entries', content)
    const stop = kept ? coll.watch(saved.touch) : undefined
    const cursor = new CollCursor(coll)

    const send = (entry: Readonly<Entry> | undefined): void => {
      if (!entry) return
      outlets[1]!.send(keyOf(entry))
      if (entry.data.length > 0) outlets[0]!.send(fromList(entry.data))
    }
    const look = (key: Key): void => {
      if (cursor.goto(key)) send(cursor.next())
    }
    const replaced = ({ key, place, value }: { key: Key; place: number; value: Value }): void => {
      const entry = coll.get(key)
      const at = Math.trunc(place) - 1
      if (entry && at >= 0 && at < entry.data.length) coll.store(key, entry.data.with(at, value))
    }
    const sendElement = (value: Value): void => {
      if (value !== undefined) outlets[0]!.send(fromList([value]))
    }
    const extreme = (sign: 1 | -1, place = 1): void => {
      const found = coll.entries
        .map(({ data }) => data[Math.trunc(place) - 1])
        .filter((value) => typeof value === 'number')
      sendElement(
        found.reduce<number | undefined>(
          (best, x) => (best === undefined || (x - best) * sign > 0 ? x : best),
          undefined
        )
      )
    }

    return {
      inlets: [
        {
          bang: () => send(cursor.next()),
          number: look,
          symbol: look,
          list([key, ...data]) {
            if (typeof key !== 'number' && typeof key !== 'string') throw noKey(key)
            coll.store(key, data)
          },
          command(selector, args) {
            if (args.length > 0) throw unknown(selector)
            look(selector)
          },
          store: ({ key, data = [] }: { key: Key; data?: List }) => coll.store(key, data),
          nstore: ({ name: word, index, data = [] }: { name: string; index: number; data?: List }) =>
            coll.nstore(word, index, data),
          assoc: ({ name: word, index }: { name: string; index: number }) => coll.assoc(word, index),
          deassoc: ({ name: word }: { name: string }) => coll.deassoc(word),
          append: ({ data = [] }: { data?: List }) => coll.append(data),
          insert: ({ index, data = [] }: { index: number; data?: List }) => coll.insert(index, data),
          merge: ({ key, data = [] }: { key: Key; data?: List }) =>
            coll.store(key, [...(coll.get(key)?.data ?? []), ...data]),
          sub(change: { key: Key; place: number; value: Value }) {
            replaced(change)
            send(coll.get(change.key))
          },
          nsub: replaced,
          remove: ({ key }: { key: Key }) => coll.remove(key),
          delete: ({ key }: { key: Key }) => coll.delete(key),
          clear: () => coll.replace([]),
          next: () => send(cursor.next()),
          prev: () => send(cursor.prev()),
          goto: ({ key }: { key: Key }) => void cursor.goto(key),
          start: () => cursor.start(),
          end: () => cursor.end(),
          dump() {
            const all = [...coll.entries]
            let at = 0
            loop(() => {
              if (at >= all.length) {
                outlets[2]!.bang()
                return false
              }
              send(all[at++])
              return true
            })
          },
          length: () => outlets[0]!.number(coll.entries.length),
          nth: ({ key, place }: { key: Key; place: number }) =>
            sendElement(coll.get(key)?.data[Math.trunc(place) - 1]),
          min: ({ place }: { place?: number }) => extreme(-1, place),
          max: ({ place }: { place?: number }) => extreme(1, place),
          sort({ direction = -1, place = -1 }: { direction?: number; place?: number }) {
            const at = Math.max(0, Math.trunc(place) - 1)
            coll.sort(
              (entry) => (place < 0 ? keyOf(entry) : entry.data[at]),
              (a, b) => (direction > 0 ? compareValues(b, a) : compareValues(a, b))
            )
          },
          swap: ({ key, other }: { key: Key; other: Key }) => coll.swap(key, other),
          renumber: ({ from = 0 }: { from?: number }) => coll.renumber(from),
          separate: ({ index }: { index: number }) => coll.separate(index)
        }
      ],
      state: content,
      changed(next: MessageRecord) {
        if (kept && saved.news(next.entries)) coll.replace(entriesOf(next.entries))
      },
      dispose() {
        stop?.()
        leave()
      }
    }
  }
})

const noKey = (key: Value): LoadbangError =>
  new LoadbangError(
    'coll-key',
    `${isRecord(key) ? 'A record' : formatAtom(key)} cannot be a key.`,
    'Begin with a number or a word, and then what to store.'
  )
const unknown = (selector: string): LoadbangError =>
  new LoadbangError(
    'no-method',
    `[coll] cannot do "${selector}".`,
    `To store under a word, write store ${formatAtom(selector)} and then what to store.`
  )
