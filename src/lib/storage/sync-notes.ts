// Of a shared patch: how many of its changes the hub has not acknowledged, and what it held when the hub had everything. In the
// browser's local storage, which is written at once: the page may be closed within the same moment.

type What = 'waiting' | 'mark'

const key = (patchId: string, what: What): string => `loadbang-sync-${what}-${patchId}`

export interface SyncNotes {
  read(what: What): string | null
  write(what: What, text: string): void
  /** Calls when another tab has written; gives the way to stop. */
  watch(changed: () => void): () => void
}

export function syncNotes(patchId: string): SyncNotes {
  // A browser that refuses to remember does so while the tab is open.
  const remembered = new Map<What, string>()
  return {
    read(what) {
      try {
        return localStorage.getItem(key(patchId, what))
      } catch {
        return remembered.get(what) ?? null
      }
    },
    write(what, text) {
      try {
        localStorage.setItem(key(patchId, what), text)
      } catch {
        remembered.set(what, text)
      }
    },
    watch(changed) {
      const heard = (event: StorageEvent) => {
        if (event.key === key(patchId, 'waiting')) changed()
      }
      addEventListener('storage', heard)
      return () => removeEventListener('storage', heard)
    }
  }
}

export function forgetSync(patchId: string): void {
  try {
    for (const what of ['waiting', 'mark'] as const) localStorage.removeItem(key(patchId, what))
  } catch {
    // Then there is nothing.
  }
}
