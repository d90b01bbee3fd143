// A running patch is a tree of patch instances, from the start: the root, and one inside each box that holds boxes. An abstraction has
// arguments and a `$0` of its own; a subpatch has those of the abstraction, or root, around it.
import type { List } from '../message.ts'
import type { Box } from './box.ts'

/** Pd's first; all that is above it is for instances. */
const FIRST = 1000

export class PatchInstance {
  /** Of the box that it is inside of. */
  readonly id: string
  readonly boxes = new Map<string, Box>()
  readonly children = new Map<string, PatchInstance>()
  #parent: PatchInstance | null
  /** Of an abstraction, and of the root. */
  #args: List | null
  #dollarZero: number | null = null

  constructor(id: string, parent: PatchInstance | null) {
    this.id = id
    this.#parent = parent
    this.#args = parent === null ? [] : null
    parent?.children.set(id, this)
  }

  get parent(): PatchInstance | null {
    return this.#parent
  }

  /** The box that it is inside of now lies in another one. */
  moveTo(parent: PatchInstance): void {
    if (this.#parent === parent) return
    this.#parent?.children.delete(this.id)
    this.#parent = parent
    parent.children.set(this.id, this)
  }

  /** The ids of the abstractions' boxes around it, outermost first: unnamed stores are kept by it, so no subpatch is in it. */
  get path(): readonly string[] {
    if (this.#parent === null) return []
    return this.#args === null ? this.#parent.path : [...this.#parent.path, this.id]
  }

  /** Makes it an abstraction's, with the creation arguments `$1` …; null: a subpatch's. */
  own(args: List | null): void {
    this.#args = args
  }

  get args(): List {
    return this.#args ?? this.#parent!.args
  }

  /**
   * Pd's `$0`: a number that no other instance has. Here it is the same at every start, because stores and receivers are named
   * after it: a hash of the path, of 40 bits, so that a thousand instances share one with a chance of one in two million.
   */
  get dollarZero(): number {
    if (this.#args === null) return this.#parent!.dollarZero
    return (this.#dollarZero ??= FIRST + (this.#parent === null ? 0 : 1 + hash(this.path.join('/'))))
  }

  /** Its boxes and those of all instances in it. */
  *all(): Generator<Box> {
    const open: PatchInstance[] = [this]
    for (let at = open.pop(); at; at = open.pop()) {
      yield* at.boxes.values()
      open.push(...at.children.values())
    }
  }
}

/** FNV-1a (Fowler, Noll, Vo), twice with different seeds, cut to 40 bits. */
function hash(text: string): number {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let i = 0; i < text.length; i++) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193)
    high = Math.imul(high ^ text.charCodeAt(i), 0x5bd1e995)
  }
  return (high & 0xff) * 2 ** 32 + (low >>> 0)
}
