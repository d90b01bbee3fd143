// What could be typed next, from the text, the caret and what is around the box. Pure but for `ask`, which knows what is
// stored. Whose grammar applies is tokenAt's matter; what fits there is ours.
import { formatAtom, formatJson, tokenAt, type TextToken } from '../../runtime/text/index.ts'
import type { CompletionQuestion } from '../../engine/protocol.ts'
import type { OperationCard } from '../../objects/card.ts'
import type { ClassCard, Knowledge } from '../canvas/types.ts'
import { matchClasses } from './match-classes.ts'
import { NOTHING, type Signature, type Suggestion, type Suggestions } from './types.ts'

/** Where a message box's messages go: an inlet with its operations, and the store behind it where it is one. */
export interface Destination {
  operations: readonly OperationCard[]
  className: string
  /** The box is a store: its name (null: unnamed), for keys that exist. */
  store?: { name: string | null; nodeId: string }
}

export interface Surroundings {
  knowledge: Knowledge
  destinations: readonly Destination[]
  /** Names of stores that boxes of this patch have. */
  storesTyped: readonly string[]
  ask(question: CompletionQuestion): Promise<string[]>
}

const MOST = 60

/** Suggestions for the text of a box. `kind` message: the text of a message box without its class. */
export async function suggest(
  kind: 'object' | 'message',
  text: string,
  caret: number,
  around: Surroundings
): Promise<Suggestions> {
  if (kind === 'message') return inMessage(text, caret, around)
  const token = tokenAt(text, caret)
  if (token.part === 'head') return classes(token, around.knowledge)
  const card = around.knowledge.card(token.head)
  if (!card) return NOTHING
  if (card.face === 'comment') return NOTHING
  if (card.face === 'message') {
    const start = text.length - text.trimStart().length + text.trim().search(/\s|$/)
    const inside = await inMessage(text.slice(start), caret - start, around)
    return { ...inside, from: inside.from + start, to: inside.to + start }
  }
  const signature = signatureOf(card, token.part === 'argument' ? token.index : 0)
  if (card.name === 'kv' && token.part === 'argument' && token.index === 0) {
    const names = new Set([...(await around.ask({ ask: 'stores' })), ...around.storesTyped])
    return { ...words(token, [...names].sort(), 'store', 'A store of this patch'), signature }
  }
  return { ...NOTHING, from: caret, to: caret, signature }
}

function classes(token: TextToken, knowledge: Knowledge): Suggestions {
  const typed = token.word.replace(/(?<=.):$/, '')
  const matches = matchClasses(knowledge.cards, typed).slice(0, MOST)
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

function signatureOf(card: ClassCard, at: number): Signature {
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
  const at =
    token.part === 'field'
      ? fields.findIndex((field) => plain(field) === token.field.toLowerCase())
      : token.index
  const signature: Signature = {
    name: token.head,
    args: fields.map((field) => ({ title: plain(field), optional: false })),
    at: Math.min(at, fields.length - 1),
    about: operation.card.about
  }
  const { store } = operation.to
  if (store && plain(fields[at] ?? '') === 'key' && (token.part === 'argument' || token.part === 'field')) {
    const keys = await around.ask({ ask: 'keys', store: store.name, nodeId: store.nodeId })
    return {
      ...words(token, keys, 'key', store.name === null ? 'In this store' : `In the store “${store.name}”`),
      signature
    }
  }
  return { ...NOTHING, from: caret, to: caret, signature }
}

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
  return { items: [...seen.values()], from: token.start, to: token.end, preselect: false, signature: null }
}

function words(token: TextToken, all: readonly string[], tag: string, about: string): Suggestions {
  const low = token.word.toLowerCase()
  const fitting = all.filter((word) => word.toLowerCase().startsWith(low) && word !== token.word)
  return {
    items: fitting.slice(0, MOST).map((word) => ({
      label: word,
      insert: token.json ? formatJson(word) : formatAtom(word),
      about,
      tag
    })),
    from: token.start,
    to: token.end,
    preselect: false,
    signature: null
  }
}
