// The chapters of the reference, in the order in which one meets them; families that are new here come last.
import type { ObjectCard } from '../../objects/card.ts'

const titles: Readonly<Record<string, string>> = {
  gui: 'Boxes to play',
  control: 'Control',
  data: 'Data',
  list: 'Lists',
  text: 'Texts',
  math: 'Arithmetic',
  time: 'Time',
  storage: 'Storage',
  code: 'Code'
}

export interface Chapter {
  family: string
  title: string
  cards: ObjectCard[]
}

export function chapters(cards: readonly ObjectCard[]): Chapter[] {
  const found = new Map<string, Chapter>()
  const known = Object.keys(titles)
  for (const card of cards) {
    const chapter = found.get(card.family) ?? {
      family: card.family,
      title: Object.hasOwn(titles, card.family) ? titles[card.family]! : card.family,
      cards: []
    }
    chapter.cards.push(card)
    found.set(card.family, chapter)
  }
  const place = (family: string) => known.indexOf(family) + 1 || known.length + 1
  return [...found.values()].sort((a, b) => place(a.family) - place(b.family))
}
