// A patch as plain data: what is made of a .pd file before anything is written, and what a document is read into.
import type { FragmentNode } from '../../patch/fragment.ts'
import type { PatchEdge } from '../../patch/shape.ts'
import type { Json } from '../../patch/tree.ts'

export interface PlainPatch {
  /** In load order. */
  nodes: FragmentNode[]
  /** In the order in which they fire. */
  edges: PatchEdge[]
  /** `settings.pd`: the outermost canvas. */
  pd: { [key: string]: Json }
}
