// Which classes a person means by what is typed so far: exactly named, then beginning so, then resembling it.
import uFuzzy from '@leeoniya/ufuzzy'
import type { ObjectCard } from '../../objects/card.ts'

/** What a class is found by. */
export type Named = Pick<ObjectCard, 'name' | 'aliases'>

export interface ClassMatch<T extends Named> {
  card: T
  /** The name or alias that matched. */
  word: string
  how: 'exact' | 'begins' | 'resembles'
}

const fuzzy = new uFuzzy({ intraIns: 4 })

/** Matches, the best first; every class at most once. All classes for an empty word. */
export function matchClasses<T extends Named>(cards: readonly T[], typed: string): ClassMatch<T>[] {
  if (typed === '') return cards.map((card) => ({ card, word: card.name, how: 'begins' as const }))
  const words = cards.flatMap((card) => [card.name, ...card.aliases].map((word) => ({ card, word })))
  const low = typed.toLowerCase()
  const exact = words.filter(({ word }) => word === typed)
  const begins = words
    .filter(({ word }) => word !== typed && word.toLowerCase().startsWith(low))
    .sort((a, b) => a.word.length - b.word.length || (a.word < b.word ? -1 : 1))
  const resembles = /[a-z0-9]/i.test(typed) ? fuzzily(words, typed) : []
  const seen = new Set<T>()
  const matches: ClassMatch<T>[] = []
  const add = (list: readonly { card: T; word: string }[], how: ClassMatch<T>['how']): void => {
    for (const { card, word } of list) {
      if (seen.has(card)) continue
      seen.add(card)
      matches.push({ card, word, how })
    }
  }
  add(exact, 'exact')
  add(begins, 'begins')
  add(resembles, 'resembles')
  return matches
}

function fuzzily<T extends { word: string }>(words: readonly T[], typed: string): T[] {
  const haystack = words.map(({ word }) => word)
  const [found, info, order] = fuzzy.search(haystack, typed)
  if (!found) return []
  return order && info ? order.map((i) => words[info.idx[i]!]!) : found.map((i) => words[i]!)
}
