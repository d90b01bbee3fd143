// The abstractions that travel with a patch, `defs`: by name a pair of maps `nodes` and `edges` in the shape of the patch's own. An
// instance of one is a copy of its boxes and cables with ids of their own; so the runtime knows boxes in boxes, and nothing else.
import type * as Y from 'yjs'
import type { Library, LibraryCanvas } from '../runtime/graph.ts'
import type { Classes } from './classes.ts'
import { compileCanvas } from './compile-canvas.ts'
import { defsIn, type KnownDefs } from './def-of.ts'
import { passagesOfDef } from './passages.ts'
import { defsOf } from './shape.ts'
import { field, fields } from './values.ts'

/** The abstractions of a document as they are now, each compiled when it is first asked for. */
export class Defs {
  readonly #map: Y.Map<unknown>
  readonly #known: KnownDefs
  readonly #classes: Classes
  readonly #compiled = new Map<string, LibraryCanvas>()

  constructor(doc: Y.Doc, classes: Classes) {
    this.#map = defsOf(doc)
    this.#known = defsIn(doc)
    this.#classes = classes
  }

  has(name: string): boolean {
    return this.#known.has(name)
  }

  first(name: string): boolean {
    return this.#known.first!(name)
  }

  ports(name: string): { inlets: number; outlets: number } {
    const { inlets, outlets } = passagesOfDef(this.#map.get(name), this.#classes)
    return { inlets: inlets.length, outlets: outlets.length }
  }

  get(name: string): LibraryCanvas {
    let canvas = this.#compiled.get(name)
    if (!canvas) {
      const def = this.#map.get(name)
      canvas = compileCanvas(field(def, 'nodes'), field(def, 'edges'), this.#classes, this)
      if (this.first(name)) canvas = { ...canvas, first: true }
      this.#compiled.set(name, canvas)
    }
    return canvas
  }

  /** All of them, for messages that make instances while the patch runs; undefined: there are none. */
  library(): Library | undefined {
    const names = [...fields(this.#map)].filter((name) => this.has(name))
    return names.length === 0 ? undefined : new Map(names.map((name) => [name, this.get(name)]))
  }

  /** They have changed. */
  forget(): void {
    this.#compiled.clear()
  }
}
