// Finding objects in the reference: by name first, then by what they do.
import type { ObjectCard } from '../../objects/card.ts'

/** Cards that match, best first; all of them, as they are, for an empty query. */
export function findObjects(cards: readonly ObjectCard[], query: string): readonly ObjectCard[] {
  const words = query
    .toLowerCase()
    .trim()
    .replace(/^\[|\]$/g, '')
  if (!words) return cards
  return cards
    .map((card) => ({ card, rank: rank(card, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ card }) => card)
}

function rank(card: ObjectCard, words: string): number {
  const names = [card.name, ...card.aliases].map((name) => name.toLowerCase())
  if (names.includes(words)) return 4
  if (names.some((name) => name.startsWith(words))) return 3
  if (names.some((name) => name.includes(words))) return 2
  const text = `${card.about} ${card.family}`.toLowerCase()
  return words.split(/\s+/).every((word) => text.includes(word)) ? 1 : 0
}
