// The ports of boxes that hold boxes: the inlets and outlets among these, numbered from left to right, as in Pd.
import { portIndex, type Box } from './box.ts'
import { byPlace } from './tree-order.ts'

interface Ports {
  readonly inlets: readonly Box[]
  readonly outlets: readonly Box[]
}

export class Passages {
  readonly #box: (id: string) => Box | undefined
  readonly #known = new Map<string, Ports>()

  constructor(box: (id: string) => Box | undefined) {
    this.#box = box
  }

  /** An inlet or outlet in this box came, went or moved. */
  forget(holder: string | undefined): void {
    if (holder !== undefined) this.#known.delete(holder)
  }

  of(holder: Box): Ports {
    let ports = this.#known.get(holder.id)
    if (!ports) {
      const boxes = holder.instance.children.get(holder.id)?.boxes.values() ?? []
      const inside = [...boxes].filter((box) => box.passage)
      inside.sort((a, b) => byPlace(a.node, b.node))
      ports = {
        inlets: inside.filter(({ passage }) => passage === 'inlet'),
        outlets: inside.filter(({ passage }) => passage === 'outlet')
      }
      this.#known.set(holder.id, ports)
    }
    return ports
  }

  /** The passage that a port means: by its id, or by its number. */
  find(holder: Box, side: 'inlets' | 'outlets', portId: string): Box | undefined {
    const named = this.#box(around(holder) + portId)
    const isPort =
      named?.node.parent === holder.id && named.passage === (side === 'inlets' ? 'inlet' : 'outlet')
    return isPort ? named : this.of(holder)[side][portIndex(portId)]
  }

  /** The name of a port by its number; null where there is none. */
  nameOf(holder: Box, side: 'inlets' | 'outlets', n: number): string | null {
    const box = this.of(holder)[side][n]
    return box ? box.id.slice(around(holder).length) : null
  }

  numberOf(holder: Box, side: 'inlets' | 'outlets', portId: string): number {
    const box = this.find(holder, side, portId)
    return box ? this.of(holder)[side].indexOf(box) : -1
  }
}

/** What the ids of boxes in it begin with: an instance's own id, or that of the instance around a subpatch. */
export const around = ({ id, node }: Box): string =>
  node.def === undefined ? id.slice(0, id.lastIndexOf('/') + 1) : `${id}/`
