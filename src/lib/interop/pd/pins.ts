// Which inlet of a subpatch is which: Pd numbers them by their place, from left to right.
import { parseObjectText } from '../../runtime/text/object-text.ts'

export interface Pins {
  /** Ids of the boxes `[inlet]` and `[inlet~]`. */
  in: string[]
  out: string[]
}

interface Placed {
  id: string
  text?: string
  position: { x: number }
}

/** `boxes`: those that lie in the subpatch, in load order. */
export function pinsOf(boxes: readonly Placed[]): Pins {
  const side = (name: string): string[] =>
    boxes
      .filter(({ text }) => {
        const cls = text === undefined ? '' : parseObjectText(text).className
        return cls === name || cls === `${name}~`
      })
      // Of two at the same place, Pd takes the later one first.
      .reverse()
      .sort((a, b) => a.position.x - b.position.x)
      .map(({ id }) => id)
  return { in: side('inlet'), out: side('outlet') }
}
