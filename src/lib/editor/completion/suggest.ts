// What could be typed next, from the text, the caret and what is around the box. Pure but for `ask`, which knows what is
// stored. Whose grammar applies is tokenAt's matter; what fits there is ours.
import { formatJson, tokenAt, type TextToken } from '../../runtime/text/index.ts'
import type { ObjectCard, OperationCard } from '../../objects/card.ts'
import { cardFor, cards } from '../../objects/cards.ts'
import { matchClasses } from './match-classes.ts'
import { withAbstractions } from './suggest-abstractions.ts'
import { storeArguments, storedFields, storedWords } from './stored.ts'
import {
  NOTHING,
  type Destination,
  type Signature,
  type Suggestion,
  type Suggestions,
  type Surroundings
} from './types.ts'

const MOST = 60
const STORES = new Set(['kv', 'db', 'keep'])

/** Suggestions for the text of a box. `kind` message: the text of a message box without its class. */
export async function suggest(
  kind: 'object' | 'message',
  text: string,
  caret: number,
  around: Surroundings
): Promise<Suggestions> {
  if (kind === 'message') return inMessage(text, caret, around)
  const token = tokenAt(text, caret)
  if (token.part === 'head')
    return withAbstractions(classes(token), token.word, around.abstractions ?? [])
  const card = cardFor(token.head)
  if (!card) return NOTHING
  if (card.face === 'comment') return NOTHING
  if (card.face === 'message') {
    const start = text.length - text.trimStart().length + text.trim().search(/\s|$/)
    const inside = await inMessage(text.slice(start), caret - start, around)
    return { ...inside, from: inside.from + start, to: inside.to + start }
  }
  const signature = signatureOf(card, token.part === 'argument' ? token.index : 0)
  if (token.part === 'argument' && STORES.has(card.name)) {
    const others = `${text.slice(0, token.start)} ${text.slice(token.end)}`.trim().split(/\s+/).slice(1)
    return at(token, await storeArguments(card.name, token, others, around), signature)
  }
  return { ...NOTHING, from: caret, to: caret, signature }
}

function classes(token: TextToken): Suggestions {
  const typed = token.word.replace(/(?<=.):$/, '')
  const matches = matchClasses(cards, typed).slice(0, MOST)
  const exact = matches[0]?.how === 'exact' ? matches[0] : null
  return {
    items: matches.map(({ card, word }) => ({
      label: word,
      insert: word + (card.args.length > 0 ? ' ' : ''),
      about: card.about,
      tag: word === card.name ? card.family : card.name
    })),
    from: token.start,
    to: token.end,
    // A word that is no class yet, but begins one, is meant to become it; what merely resembles one may be meant as it is.
    preselect: typed !== '' && !exact && matches[0]?.how === 'begins',
    signature: exact ? signatureOf(exact.card, -1) : null
  }
}

function signatureOf(card: ObjectCard, at: number): Signature {
  const last = card.args.length - 1
  const index = Math.min(at, last)
  const about = index >= 0 ? (card.args[index]?.about ?? '') : card.about
  return { name: card.name, args: card.args, at: index, about }
}

async function inMessage(text: string, caret: number, around: Surroundings): Promise<Suggestions> {
  const token = tokenAt(text, caret, 'message')
  const operations = around.destinations.flatMap((to) =>
    to.operations.map((card) => ({ to, card, parts: card.signature.split(' ') }))
  )
  if (operations.length === 0) return NOTHING
  if (token.part === 'head' || (token.part === 'key' && token.head === ''))
    return selectors(token, operations)
  const operation = operations.find(({ parts }) => parts[0] === token.head)
  if (!operation) return NOTHING
  const fields = operation.parts.slice(1)
  const place =
    token.part === 'field'
      ? fields.findIndex((field) => plain(field) === token.field.toLowerCase())
      : Math.min(token.index, fields.at(-1)?.endsWith('…') ? fields.length - 1 : token.index)
  const signature: Signature = {
    name: token.head,
    args: fields.map((field) => ({ title: plain(field), optional: field.startsWith('[') })),
    at: Math.min(place, fields.length - 1),
    about: operation.card.about
  }
  const names = fields.map(plain)
  const keys = await storedFields(operation.to, names, text, caret, token, around)
  if (keys.length > 0) return at(token, keys, signature)
  const words = await storedWords(operation.to, names[place] ?? '', token, around)
  return words.length > 0 ? at(token, words, signature) : { ...NOTHING, from: caret, to: caret, signature }
}

const at = (token: TextToken, items: readonly Suggestion[], signature: Signature | null): Suggestions => ({
  items,
  from: token.start,
  to: token.end,
  preselect: false,
  signature
})

const plain = (field: string): string => field.replace(/[^\w-]/g, '').toLowerCase()

function selectors(
  token: TextToken,
  operations: readonly { to: Destination; card: OperationCard; parts: string[] }[]
): Suggestions {
  const seen = new Map<string, Suggestion>()
  for (const { to, card, parts } of operations) {
    const [selector, ...fields] = parts
    if (!selector || seen.has(selector) || !selector.startsWith(token.word)) continue
    const key = token.json && token.part === 'key'
    seen.set(selector, {
      label: selector,
      insert: key
        ? `${selector}: `
        : token.json
          ? formatJson(selector)
          : selector + (fields.length > 0 ? ' ' : ''),
      about: card.about,
      tag: fields.length > 0 ? fields.join(' ').toLowerCase() : to.className
    })
  }
  return at(token, [...seen.values()], null)
}
