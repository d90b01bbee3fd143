// Whether a patch is left as it was made: empty, under the name it was given, and by nobody else open. Such a one is not kept.
import * as Y from 'yjs'
import { engineLock } from '../../engine/election.ts'
import { nodesOf } from '../../patch/shape.ts'
import { library } from '../library/the-library.ts'

/** True only where nothing can be lost; to be asked while the patch is still open here. */
export async function isLeftBlank(patchId: string, doc: Y.Doc): Promise<boolean> {
  if (nodesOf(doc).size > 0 || wasEdited(doc)) return false
  const entry = await library().get(patchId)
  if (!entry?.blank || entry.rack || entry.edited !== entry.created) return false
  return ((await openIn(patchId)) ?? Infinity) <= 1
}

/** A new document holds one change, its name. Whatever was made and undone or deleted since counts as well. */
function wasEdited(doc: Y.Doc): boolean {
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc)).values()]
  return clocks.reduce((sum, clock) => sum + clock, 0) > 1
}

/** In how many tabs a patch is open: each holds or awaits the engine's lock. Without locks nobody knows: null. */
export async function openIn(patchId: string): Promise<number | null> {
  const locks = (navigator as { locks?: LockManager }).locks
  if (!locks) return null
  const { held = [], pending = [] } = await locks.query()
  const lock = engineLock(patchId)
  return [...held, ...pending].filter(({ name }) => name === lock).length
}
