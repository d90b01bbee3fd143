// The light catalogue: shapes by name, and the ports of a box from its text. For the page, and for checking patches. What there is to
// read about them is in cards.ts.
import type { List } from '../runtime/message.ts'
import { parseObjectText } from '../runtime/text/object-text.ts'
import type { InletShape, ObjectShape, OutletShape, PortFunction } from './card.ts'
import { inletShape, outletShape } from './shape-of.ts'
import { shapes } from './shapes.generated.ts'

export type * from './card.ts'

const byName = new Map<string, ObjectShape>(
  shapes.flatMap((shape) => [shape.name, ...shape.aliases].map((name) => [name, shape]))
)

/** The shape of a class, by its name or an alias. */
export const shapeFor = (className: string): ObjectShape | undefined => byName.get(className)

export interface BoxPorts {
  inlets: readonly InletShape[]
  outlets: readonly OutletShape[]
}

/** The ports of a box with this whole text and, if it is a cell, code; null where its class is not known. Never throws. */
export function portsOf(text: string, code?: string): BoxPorts | null {
  const { shape, of } = reading(text, code)
  if (!shape) return null
  const { inlets, outlets } = shape
  return {
    inlets: typeof inlets === 'function' ? of(inlets).map(inletShape) : inlets,
    outlets: typeof outlets === 'function' ? of(outlets).map(outletShape) : outlets
  }
}

/** The shape that a text asks for, and how its ports are found that are functions of the text. */
export function reading(text: string, code?: string) {
  const parsed = parseObjectText(text)
  const shape = shapeFor(parsed.className)
  let atoms: List | null = null
  return {
    shape,
    of<T>(ports: PortFunction<T>): readonly T[] {
      atoms ??= shape?.raw ? [] : readable(() => parsed.atoms)
      return ports(atoms, parsed.rest, code)
    }
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

/** The version of each class's data, for a saved patch's envelope. */
export const schemasByType = (): Record<string, number> =>
  Object.fromEntries(shapes.map((shape) => [shape.name, shape.version]))
