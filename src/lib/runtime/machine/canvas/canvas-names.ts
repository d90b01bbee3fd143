// Canvases by the names under which messages reach them, as in Pd: `pd-NAME` for a subpatch, `pd-NAME.pd` for an abstraction. Many
// instances share a name, so each name is bound once, and its canvases are kept beside it.
import type { Names } from '../../define.ts'
import type { Message } from '../../message.ts'
import { parseObjectText } from '../../text/object-text.ts'
import type { Box } from '../box.ts'

interface Named {
  /** Ids of the boxes around them, oldest first. */
  readonly canvases: Set<string>
  readonly unbind: () => void
}

export class CanvasNames {
  readonly #names: Names
  readonly #tell: (id: string, message: Message) => void
  readonly #named = new Map<string, Named>()
  readonly #nameOf = new Map<string, string>()

  constructor(names: Names, tell: (id: string, message: Message) => void) {
    this.#names = names
    this.#tell = tell
  }

  /** `id`: of the box that the canvas lies in, '' for the patch. */
  bind(id: string, name: string): void {
    this.unbind(id)
    let named = this.#named.get(name)
    if (!named) {
      const canvases = new Set<string>()
      const unbind = this.#names.bind(`pd-${name}`, (message) => {
        // Newest first; a message may make or remove some of them.
        for (const each of [...canvases].reverse()) if (canvases.has(each)) this.#tell(each, message)
      })
      this.#named.set(name, (named = { canvases, unbind }))
    }
    named.canvases.add(id)
    this.#nameOf.set(id, name)
  }

  unbind(id: string): void {
    const name = this.#nameOf.get(id)
    if (name === undefined) return
    this.#nameOf.delete(id)
    const named = this.#named.get(name)!
    named.canvases.delete(id)
    if (named.canvases.size > 0) return
    named.unbind()
    this.#named.delete(name)
  }

  placed(box: Box): void {
    const name = nameOf(box)
    if (name !== undefined) this.bind(box.id, name)
  }
  dropped(box: Box): void {
    this.unbind(box.id)
  }
}

/** undefined: its canvas has no name. */
function nameOf(box: Box): string | undefined {
  const { def } = box.node
  if (def !== undefined) return `${def.slice(def.lastIndexOf('/') + 1)}.pd`
  if (!box.holds || parseObjectText(box.text).rest === '') return undefined
  const [name] = box.ownAtoms
  return typeof name === 'string' && name !== '' ? name : undefined
}
