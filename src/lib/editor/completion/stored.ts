// Completion from what is stored: names of stores for the boxes that have one; keys, collections and fields for the messages to them.
import { formatAtom, formatJson, type TextToken } from '../../runtime/text/index.ts'
import { FAST } from '../../objects/storage/store-name.ts'
import { fieldKeys } from './fields.ts'
import { recordKeyAt } from './record-key.ts'
import type { Destination, Suggestion, Surroundings } from './types.ts'

/** What could stand at the caret among the arguments of a [kv], [db] or [keep]. `others`: the arguments beside it. */
export async function storeArguments(
  className: string,
  token: TextToken,
  others: readonly string[],
  around: Surroundings
): Promise<Suggestion[]> {
  if (className === 'keep') {
    if (token.index > 0) return []
    const names = new Set([...(await around.ask({ ask: 'keys', store: 'keep' })), ...around.typed('keep')])
    return words(token, [...names].sort(), 'kept', 'A value that this patch keeps')
  }
  const kind = className === 'db' ? 'db' : 'kv'
  const rest = others.filter((word) => word !== FAST)
  const flag: Suggestion[] =
    rest.length < others.length
      ? []
      : words(
          token,
          [FAST],
          'flag',
          'Answers before the data is on the disk; a crash may lose the last moments'
        )
  if (rest.length > 0 || token.word.startsWith('-')) return flag
  const names = new Set([...(await around.ask({ ask: 'stores', kind })), ...around.typed(kind)])
  return [...words(token, [...names].sort(), 'store', 'A store of this patch'), ...flag]
}

/** What could stand at the caret in a message to a store, where its argument is called `field`. */
export async function storedWords(
  { store }: Destination,
  field: string,
  token: TextToken,
  around: Surroundings
): Promise<Suggestion[]> {
  if (!store || (token.part !== 'argument' && token.part !== 'field')) return []
  const where = store.name === null ? 'In this store' : `In the store “${store.name}”`
  const of = { store: store.name, nodeId: store.nodeId }
  if (store.kind === 'kv' && (field === 'key' || field === 'keys'))
    return words(token, await around.ask({ ask: 'keys', ...of }), 'key', where)
  if (store.kind === 'db' && field === 'collection')
    return words(token, await around.ask({ ask: 'collections', ...of }), 'collection', where)
  return []
}

const RECORDS: Readonly<Record<string, 'query' | 'sort' | 'doc'>> = {
  query: 'query',
  sort: 'sort',
  doc: 'doc',
  docs: 'doc'
}

/** What could stand at the caret as the key of a record that a message to a store of documents carries. */
export async function storedFields(
  { store }: Destination,
  fields: readonly string[],
  text: string,
  caret: number,
  token: TextToken,
  around: Surroundings
): Promise<Suggestion[]> {
  if (store?.kind !== 'db') return []
  const at = recordKeyAt(text, caret)
  const name = typeof at?.argument === 'number' ? (fields[at.argument] ?? fields.at(-1)) : at?.argument
  const argument = RECORDS[name ?? '']
  if (!at || !argument) return []
  const { collection, path } = at
  const known = await around.ask({ ask: 'fields', store: store.name, nodeId: store.nodeId, collection })
  return fitting(token, fieldKeys(argument, known, path, collection))
}

function words(token: TextToken, all: readonly string[], tag: string, about: string): Suggestion[] {
  const offered = all.map((word) => ({
    label: word,
    insert: token.json ? formatJson(word) : formatAtom(word),
    about,
    tag
  }))
  return fitting(token, offered)
}

const MOST = 60

function fitting(token: TextToken, all: readonly Suggestion[]): Suggestion[] {
  const low = token.word.toLowerCase()
  return all.filter(({ label }) => label.toLowerCase().startsWith(low) && label !== token.word).slice(0, MOST)
}
