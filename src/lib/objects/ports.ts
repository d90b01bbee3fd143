// The light catalogue: cards by name, and the ports of a box from its text. For the page, and for checking patches.
import type { InletSpec, OutletSpec } from '../runtime/define.ts'
import type { List } from '../runtime/message.ts'
import { parseObjectText } from '../runtime/text/object-text.ts'
import type { InletCard, ObjectCard, OutletCard } from './card.ts'
import { cards } from './cards.generated.ts'

export { cards }
export type * from './card.ts'

const byName = new Map<string, ObjectCard>(
  cards.flatMap((card) => [card.name, ...card.aliases].map((name) => [name, card]))
)

/** The card of a class, by its name or an alias. */
export const cardFor = (className: string): ObjectCard | undefined => byName.get(className)

export interface BoxPorts {
  inlets: readonly InletCard[]
  outlets: readonly OutletCard[]
}

/** The ports of a box with this whole text; null where its class is not known. Never throws. */
export function portsOf(text: string): BoxPorts | null {
  const parsed = parseObjectText(text)
  const card = cardFor(parsed.className)
  if (!card) return null
  const { inlets, outlets } = card
  if (typeof inlets !== 'function' && typeof outlets !== 'function') return { inlets, outlets }
  const atoms = card.raw ? [] : readable(() => parsed.atoms)
  return {
    inlets: typeof inlets === 'function' ? inlets(atoms, parsed.rest).map(inletCard) : inlets,
    outlets: typeof outlets === 'function' ? outlets(atoms, parsed.rest).map(outletCard) : outlets
  }
}

/** Broken JSON among the arguments is the engine's to complain of. */
function readable(atoms: () => List): List {
  try {
    return atoms()
  } catch {
    return []
  }
}

export function inletCard(spec: InletSpec, index: number): InletCard {
  const card: InletCard = {
    title: spec.title,
    hot: spec.hot ?? index === 0,
    kinds: spec.kinds ?? [],
    operations: []
  }
  return spec.about === undefined ? card : { ...card, about: spec.about }
}

export function outletCard(spec: OutletSpec): OutletCard {
  const card: OutletCard = { title: spec.title, later: spec.later ?? false }
  return spec.about === undefined ? card : { ...card, about: spec.about }
}

/** The version of each class's data, for a saved patch's envelope. */
export const schemasByType = (): Record<string, number> =>
  Object.fromEntries(cards.map((card) => [card.name, card.version]))
