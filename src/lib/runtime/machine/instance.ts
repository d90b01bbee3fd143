// A running patch is a tree of patch instances, from the start: the root, and one inside each box that holds boxes. An abstraction has
// arguments and a `$0` of its own; a subpatch has those of the abstraction, or root, around it.
import type { List } from '../message.ts'
import type { Box } from './box.ts'
import { byOrder } from './tree-order.ts'

/** What stands for `$0` at the root in names that last. */
const ROOT = '1000'

export class PatchInstance {
  /** Of the box that it is inside of. */
  readonly id: string
  readonly #boxes = new Map<string, Box>()
  /** As `ordered` gives them, where that is known. */
  #ordered: Box[] | null = []
  readonly children = new Map<string, PatchInstance>()
  #parent: PatchInstance | null
  /** Of an abstraction, and of the root. */
  #args: List | null = null
  #dollarZero = 0

  /** `dollarZero`: of the root. */
  constructor(id: string, parent: PatchInstance | null, dollarZero = 0) {
    this.id = id
    this.#parent = parent
    parent?.children.set(id, this)
    if (parent === null) this.own([], () => dollarZero)
  }

  get boxes(): ReadonlyMap<string, Box> {
    return this.#boxes
  }

  add(box: Box): void {
    this.#boxes.set(box.id, box)
    const last = this.#ordered?.at(-1)
    if (last === undefined || byOrder(last.node, box.node) < 0) this.#ordered?.push(box)
    else this.#ordered = null
  }

  remove(box: Box): void {
    if (this.#boxes.delete(box.id)) this.#ordered = this.#boxes.size === 0 ? [] : null
  }

  /** A box of it has another place among the others. */
  reorder(): void {
    this.#ordered = null
  }

  /** Its own boxes as they stand in the patch: Pd counts them so, from 0. */
  get ordered(): readonly Box[] {
    return (this.#ordered ??= [...this.#boxes.values()].sort((a, b) => byOrder(a.node, b.node)))
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

  /** Makes it an abstraction's, with the creation arguments `$1` …, and a `$0` if it has none yet; null: a subpatch's. */
  own(args: List | null, dollarZero: () => number): void {
    this.#args = args
    if (args !== null && this.#dollarZero === 0) this.#dollarZero = dollarZero()
  }

  /** The abstraction, or root, that it belongs to; `levels`: so many further out, as far as there are any. */
  owner(levels: number): PatchInstance {
    if (this.#args === null) return this.#parent!.owner(levels)
    return levels < 1 || this.#parent === null ? this : this.#parent.owner(levels - 1)
  }

  get args(): List {
    return this.#args ?? this.#parent!.args
  }

  /** Pd's `$0`: a number that no other instance has in this run. */
  get dollarZero(): number {
    return this.#args === null ? this.#parent!.dollarZero : this.#dollarZero
  }

  /** What `$0` is in names that last, such as a store's: the same at every start, whatever is edited around it. */
  get lastingZero(): string {
    return this.path.length === 0 ? ROOT : this.path.join('/')
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
