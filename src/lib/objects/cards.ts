// The light catalogue with all that there is to read: for completion, the reference and tooltips, which load it when they are used.
import type { InletSpec, OutletSpec } from '../runtime/define.ts'
import type { InletCard, ObjectCard, ObjectShape, OutletCard } from './card.ts'
import { reading } from './ports.ts'
import { inletShape, outletShape } from './shape-of.ts'
import { shapes } from './shapes.generated.ts'
import { texts } from './texts.generated.ts'

const byShape = new Map<ObjectShape, ObjectCard>(
  shapes.map((shape) => {
    const { about, args, inlets, outlets } = texts[shape.name]!
    const card: ObjectCard = {
      ...shape,
      about,
      args,
      inlets:
        typeof shape.inlets === 'function'
          ? shape.inlets
          : shape.inlets.map((inlet, i) => ({ ...inlet, ...inlets[i]! })),
      outlets:
        typeof shape.outlets === 'function'
          ? shape.outlets
          : shape.outlets.map((outlet, i) => ({ ...outlet, ...outlets[i]! }))
    }
    return [shape, card]
  })
)

export const cards: readonly ObjectCard[] = [...byShape.values()]

export interface BoxCards {
  card: ObjectCard
  inlets: readonly InletCard[]
  outlets: readonly OutletCard[]
}

/** All about a box with this whole text; null where its class is not known. Never throws. */
export function describeBox(text: string): BoxCards | null {
  const { shape, of } = reading(text)
  const card = shape && byShape.get(shape)
  if (!card) return null
  const { inlets, outlets } = card
  return {
    card,
    inlets: typeof inlets === 'function' ? of(inlets).map(inletCard) : inlets,
    outlets: typeof outlets === 'function' ? of(outlets).map(outletCard) : outlets
  }
}

/** The card of a class, by its name or an alias. */
export const cardFor = (className: string): ObjectCard | undefined => describeBox(className)?.card

export const inletCard = (spec: InletSpec, index: number): InletCard => ({
  ...inletShape(spec, index),
  operations: [],
  ...said(spec.about)
})

export const outletCard = (spec: OutletSpec): OutletCard => ({ ...outletShape(spec), ...said(spec.about) })

const said = (about: string | undefined) => (about === undefined ? {} : { about })
