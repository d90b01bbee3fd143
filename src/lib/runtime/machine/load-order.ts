// Pd's order of [loadbang]: what lies in abstractions first, each abstraction being done with before the next; then what lies in
// subpatches; then a patch's own boxes. Within each, as the boxes stand in the patch.
import type { Box } from './box.ts'
import type { PatchInstance } from './instance.ts'

export function loadOrder(root: PatchInstance, wanted: ReadonlySet<Box>): Box[] {
  const found: Box[] = []
  whole(root)
  return found

  function whole(patch: PatchInstance): void {
    abstractions(patch)
    subpatches(patch)
  }
  function abstractions(patch: PatchInstance): void {
    for (const [box, inside] of held(patch)) {
      if (box.node.copies) continue
      if (box.node.def === undefined) abstractions(inside)
      else whole(inside)
    }
  }
  function subpatches(patch: PatchInstance): void {
    for (const [box, inside] of held(patch))
      if (box.node.def === undefined && !box.node.copies) subpatches(inside)
    for (const box of inOrder(patch)) {
      // The copies of a [clone] are loaded when it is its turn among the boxes.
      if (box.node.copies) for (const [, copy] of held(patch.children.get(box.id) ?? patch)) whole(copy)
      if (wanted.has(box)) found.push(box)
    }
  }
}

const inOrder = (patch: PatchInstance): readonly Box[] => patch.ordered

const held = (patch: PatchInstance): (readonly [Box, PatchInstance])[] =>
  inOrder(patch).flatMap((box) => {
    const inside = patch.children.get(box.id)
    return inside ? [[box, inside] as const] : []
  })
