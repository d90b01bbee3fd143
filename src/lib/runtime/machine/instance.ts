// A running patch is a tree of patch instances, from the start: the root, and one for each subpatch box. An instance knows its
// path (the ids of the subpatch boxes from the root), which scopes unnamed stores and `$0`, and its boxes by id.
import type { List } from '../message.ts'
import type { Box } from './box.ts'

export class PatchInstance {
  readonly path: readonly string[]
  readonly parent: PatchInstance | null
  /** Creation arguments, `$1` … of the boxes inside. */
  readonly args: List
  readonly boxes = new Map<string, Box>()
  readonly children = new Map<string, PatchInstance>()

  constructor(path: readonly string[], parent: PatchInstance | null, args: List = []) {
    this.path = path
    this.parent = parent
    this.args = args
  }

  /** Pd's `$0`; here the same at every start, because stores are named after it. */
  get dollarZero(): string {
    return this.path.length === 0 ? '1000' : this.path.join('/')
  }

  /** The instance of the subpatch box `id`, made when first asked for. */
  child(id: string): PatchInstance {
    let child = this.children.get(id)
    if (!child) this.children.set(id, (child = new PatchInstance([...this.path, id], this)))
    return child
  }
}
