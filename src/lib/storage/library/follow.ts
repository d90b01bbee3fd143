// What the list learns of an open patch: that it was opened, with how many boxes, and as it is edited here, its name and
// number of boxes.
import type * as Y from 'yjs'
import { metaOf, nodesOf } from '../../patch/shape.ts'
import { LOADED, REMOTE_TAB } from '../document/origins.ts'
import type { PatchEntry } from './entry.ts'

/** Milliseconds after an edit until the list hears of it. */
const SOON = 1_000

/**
 * Calls `touch` with what is new; gives the way to stop, which passes on what is still untold. `editedAt` tells, right after an
 * edit, when that was.
 */
export function follow(
  doc: Y.Doc,
  touch: (news: Partial<PatchEntry>) => Promise<void>,
  editedAt: () => number = Date.now
): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  let edited = 0
  // The list is a convenience: whether an edit is saved, the document's own status tells.
  const tell = (news: Partial<PatchEntry>) => void touch(news).catch(() => {})
  const note = () => {
    timer = null
    const name = metaOf(doc).get('name')
    const known = typeof name === 'string' ? { name } : {}
    tell({ edited, boxes: nodesOf(doc).size, ...known })
  }
  const onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin === LOADED || origin === REMOTE_TAB) return
    // The time of the edit, not of this note: a file's date is made of it.
    edited = editedAt()
    timer ??= setTimeout(note, SOON)
  }
  const noteNow = () => {
    if (timer === null) return
    clearTimeout(timer)
    note()
  }
  const onHide = () => {
    if (document.visibilityState === 'hidden') noteNow()
  }
  doc.on('update', onUpdate)
  // A tab that is closed soon after an edit may not get to tell: the list is at least put right when the patch is opened again.
  tell({ opened: Date.now(), boxes: nodesOf(doc).size })
  if (typeof document !== 'undefined') {
    document.addEventListener('visibilitychange', onHide)
    addEventListener('pagehide', noteNow)
  }
  return () => {
    doc.off('update', onUpdate)
    if (typeof document !== 'undefined') {
      document.removeEventListener('visibilitychange', onHide)
      removeEventListener('pagehide', noteNow)
    }
    noteNow()
  }
}
