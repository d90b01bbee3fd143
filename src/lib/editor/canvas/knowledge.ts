// What the canvas knows of classes: the light catalogue in the canvas's own terms.
import { cardFor, cards, portsOf, type InletCard, type OutletCard } from '../../objects/ports.ts'
import type { Knowledge, PortModel } from './types.ts'

export const knowledge: Knowledge = {
  cards,
  card: cardFor,
  ports(text) {
    const ports = portsOf(text)
    return ports && { inlets: ports.inlets.map(inlet), outlets: ports.outlets.map(outlet) }
  }
}

function inlet(card: InletCard, index: number): PortModel {
  return {
    id: `in${index}`,
    title: card.title,
    about: card.about,
    hot: card.hot,
    later: false,
    kinds: card.kinds,
    operations: card.operations,
    ghost: false
  }
}

function outlet(card: OutletCard, index: number): PortModel {
  return {
    id: `out${index}`,
    title: card.title,
    about: card.about,
    hot: false,
    later: card.later,
    kinds: [],
    operations: [],
    ghost: false
  }
}
