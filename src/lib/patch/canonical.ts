// The canonical bytes of a patch: the same for the same patch, whatever its history. What a file is made of, and what tells
// whether two patches are the same. Neither times nor clients nor deleted things are in it.
import * as Y from 'yjs'
import type { Classes } from './classes.ts'
import { copyPatch, type CopyOptions } from './copy.ts'

/** The one client that wrote every canonical document. Nothing is ever written under it afterwards. */
const canonicalClient = 1

/** A document of its own with the patch in canonical form. To edit it, apply its update to a fresh Y.Doc. */
export function canonicalDoc(doc: Y.Doc, options: CopyOptions = {}): { doc: Y.Doc; left: string[] } {
  const copy = new Y.Doc()
  copy.clientID = canonicalClient
  const left = copyPatch(doc, copy, options)
  return { doc: copy, left }
}

/**
 * The canonical update (Yjs, version 1). With `classes`, older data is brought up first. Two different canonical updates must
 * never be applied to one document: the one client's counters would clash. To change a live document into another, use
 * replaceContents.
 */
export function canonicalUpdate(doc: Y.Doc, classes?: Classes): Uint8Array {
  return Y.encodeStateAsUpdate(canonicalDoc(doc, { classes }).doc)
}
