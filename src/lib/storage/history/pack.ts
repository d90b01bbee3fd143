// A state of a patch as a version keeps it: its contents without their history, deflated. What a restore brings back is the
// contents, so roots that are none of a patch's own are left out.
import { deflateSync, inflateSync } from 'fflate'
import * as Y from 'yjs'
import { canonicalUpdate } from '../../patch/canonical.ts'
import { noClasses } from '../../patch/classes.ts'
import { comparePatches, type PatchChanges } from '../../patch/compare.ts'
import { replaceContents } from '../../patch/replace.ts'
import { allNodes } from '../../patch/shape.ts'
import { sha256 } from '../bytes/sha256.ts'

export interface Packed {
  /** The update, deflated. */
  readonly packed: Uint8Array
  readonly boxes: number
  readonly hash: string
}

/** One of two states that are compared: a version as it is kept, or any update that holds a whole document. */
export type State = { readonly packed: Uint8Array } | { readonly update: Uint8Array }

export function unpack(packed: Uint8Array): Uint8Array {
  return inflateSync(packed)
}

export async function pack(update: Uint8Array): Promise<Packed> {
  const doc = docOf({ update })
  // Keys of order stay as they are (a canonical document has others), so that a restore touches only what differs.
  const copy = new Y.Doc()
  replaceContents({ doc: copy, classes: noClasses }, doc)
  return {
    packed: deflateSync(Y.encodeStateAsUpdate(copy)),
    boxes: allNodes(doc).length,
    hash: await sha256(canonicalUpdate(doc))
  }
}

export function compareStates(before: State, after: State): PatchChanges {
  return comparePatches(docOf(before), docOf(after))
}

/** A document of its own with that state. */
export function docOf(state: State): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, 'packed' in state ? unpack(state.packed) : state.update)
  return doc
}
