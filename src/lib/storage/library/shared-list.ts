// The list of patches as every tab sees it: read whole, changed row by row, each change told to all. Where the browser refuses to
// store, it lives as long as the tab.
import { readRackLink } from '../../patch/rack-link.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { Row } from './entry.ts'
import { idbPlace, memoryPlace, type LibraryPlace } from './place.ts'

export interface SharedList {
  readonly name: string
  rows(): Promise<Row[]>
  row(id: string): Promise<Row | undefined>
  /** Replaces a row by what `make` makes of it (undefined: there is none), in one transaction; null takes it away. */
  change(id: string, make: (row: Row | undefined) => Row | null): Promise<void>
  /** Calls after every change in any tab, and when the page is seen again; gives the way to stop. */
  onChange(listener: () => void): () => void
  /** Why the list is kept in memory only; null while it is not. */
  readonly refused: LoadbangError | null
  close(): void
}

export const isRefused = (error: unknown): error is LoadbangError =>
  error instanceof LoadbangError && error.code === 'storage-refused'

/** `name` of its database and channel. */
export function openList(name: string): SharedList {
  let place: LibraryPlace = idbPlace(name)
  let refused: LoadbangError | null = null
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
  const listeners = new Set<() => void>()
  const tellHere = () => listeners.forEach((listener) => listener())
  channel?.addEventListener('message', tellHere)
  // A page that was frozen in the background has not heard everything.
  const onVisible = () => {
    if (document.visibilityState === 'visible') tellHere()
  }
  if (typeof document !== 'undefined') document.addEventListener('visibilitychange', onVisible)

  async function use<T>(work: (place: LibraryPlace) => Promise<T>): Promise<T> {
    try {
      return await work(place)
    } catch (error) {
      if (!isRefused(error)) throw error
      refused = error
      place = memoryPlace
      return await work(place)
    }
  }

  const rows = async () => (await use((all) => all.all())).map(withLink)

  return {
    name,
    rows,
    row: async (id) => (await rows()).find((row) => row.id === id),
    async change(id, make) {
      await use((list) => list.change(id, make))
      channel?.postMessage('changed')
      tellHere()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    get refused() {
      return refused
    },
    close() {
      channel?.close()
      listeners.clear()
      if (typeof document !== 'undefined') document.removeEventListener('visibilitychange', onVisible)
      place.close()
    }
  }
}

/** What stands there for a link to a rack is one, or is not given. */
function withLink({ rack: kept, ...row }: Row): Row {
  const rack = readRackLink(kept)
  return rack ? { ...row, rack } : row
}
