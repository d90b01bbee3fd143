// Two pieces of news of one live query as one, for whoever was too busy to hear the first before the second came.
import type { DocsChange } from './ports.ts'

/** What differs between before `first` (null: nothing to add) and after `second`. */
export function joinChanges(first: DocsChange | null, second: DocsChange): DocsChange {
  if (!first) return second
  const added = new Set(first.added)
  const changed = new Set(first.changed)
  const removed = new Set(first.removed)
  for (const id of second.added) {
    // Gone and here again: for who saw neither, it has changed.
    if (removed.delete(id)) changed.add(id)
    else added.add(id)
  }
  for (const id of second.changed) if (!added.has(id)) changed.add(id)
  for (const id of second.removed) {
    changed.delete(id)
    if (!added.delete(id)) removed.add(id)
  }
  return { docs: second.docs, added: [...added], changed: [...changed], removed: [...removed] }
}
