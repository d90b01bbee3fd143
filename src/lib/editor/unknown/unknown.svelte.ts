// What of the open patch is not known, kept up with it.
import type { PatchContext } from '../../patch/context.ts'
import { defsOf, nodesOf } from '../../patch/shape.ts'
import { unknownClasses, type UnknownBoxes } from './unknown-classes.ts'

/** Milliseconds: nobody counts while boxes are dragged. */
const REST = 300

export class Unknown {
  all = $state.raw<readonly UnknownBoxes[]>([])
  readonly count = $derived(this.all.reduce((sum, { count }) => sum + count, 0))
  readonly #context: PatchContext
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(context: PatchContext) {
    this.#context = context
  }

  /** Reads now and after edits; gives the way to stop. */
  open(): () => void {
    const { doc } = this.#context
    const later = (): void => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => this.#read(), REST)
    }
    this.#read()
    const roots = [nodesOf(doc), defsOf(doc)]
    for (const root of roots) root.observeDeep(later)
    return () => {
      clearTimeout(this.#timer)
      for (const root of roots) root.unobserveDeep(later)
    }
  }

  #read(): void {
    this.all = unknownClasses(this.#context.doc, this.#context.classes)
  }
}
