// Deleting patches: into the trash, out of it again, and for good. Every step is marked in the list before it is taken, so that it is
// finished whatever happens, and other tabs know why their patch is gone.
import * as Y from 'yjs'
import { newPatch } from '../../patch/shape.ts'
import { writeNewDocument } from '../document/whole.ts'
import { hasPatchData } from '../kv/whole.ts'
import { byTrashed, isTrashed, type LeftData, type PatchEntry, type Row } from './entry.ts'
import { isRefused, type SharedList } from './shared-list.ts'
import type { wipe as Wipe } from './wipe.ts'

export interface Trash {
  /** Patches in the trash, the last one put there first. */
  trash(): Promise<PatchEntry[]>
  /** Puts a patch into the trash; `data`: what it has stored goes with it. Tabs that have it open are told, and let go of it. */
  discard(id: string, options: { data: boolean }): Promise<void>
  /** Takes a patch out of the trash again; null where it is not there any more. */
  restore(id: string): Promise<PatchEntry | null>
  /** Deletes a patch of the trash for good. */
  purge(id: string): Promise<void>
  /** Deletes a patch for good, past the trash, and its data if asked, also while tabs have it open: they are told. */
  remove(id: string, options: { data: boolean }): Promise<void>
  /** What patches that were deleted for good have left behind, the last one first. */
  leftData(): Promise<LeftData[]>
  /** Makes a new, empty patch around what a deleted one has left behind; null where that is not there any more. */
  reviveData(id: string): Promise<PatchEntry | null>
  removeData(id: string): Promise<void>
}

export interface Finishing {
  /** Deletes what a patch has; a killed browser goes on with it at its next start. */
  finish(id: string, keepsData: boolean): Promise<void>
}

/** Whether a patch keeps data; no where the browser refuses to store any. */
export async function hasData(id: string): Promise<boolean> {
  try {
    return await hasPatchData(id)
  } catch (error) {
    if (isRefused(error)) return false
    throw error
  }
}

/** What deletes is loaded when something is to be deleted. */
export const wipe = async (...args: Parameters<typeof Wipe>): Promise<void> =>
  (await import('./wipe.ts')).wipe(...args)

export function trashOf(list: SharedList, now: () => number): Trash & Finishing {
  async function finish(id: string, keepsData: boolean): Promise<void> {
    await list.change(id, (row) =>
      row ? { ...row, fate: { is: 'going', since: row.fate?.since ?? now(), keepsData } } : null
    )
    await wipe(id, { data: !keepsData })
    const left = keepsData && (await hasData(id))
    await list.change(id, (row) => {
      if (!row?.fate) return row ?? null
      const { name, fate } = row
      return left
        ? rowWithFate(id, { is: 'data', since: fate.since }, name)
        : rowWithFate(id, { is: 'gone', since: fate.since })
    })
  }

  return {
    finish,
    trash: async () => (await list.rows()).filter(isTrashed).sort(byTrashed),

    discard: (id, { data }) =>
      list.change(id, (row) =>
        !row ? null : row.fate || isTrashed(row) ? row : { ...row, trashed: now(), trashedData: data }
      ),

    async restore(id) {
      let back: PatchEntry | null = null
      await list.change(id, (row) => {
        back = null
        if (!row || !isTrashed(row)) return row ?? null
        const { trashed: _, trashedData: __, ...entry } = row
        back = entry
        return entry
      })
      return back
    },

    async purge(id) {
      const row = await list.row(id)
      if (row && isTrashed(row)) await finish(id, !row.trashedData)
    },

    async remove(id, { data }) {
      const row = await list.row(id)
      if (row?.fate?.is === 'data' && !data) return
      if (row) await finish(id, !data)
      // Not in the list: what lies on the disk all the same.
      else await wipe(id, { data })
    },

    leftData: async () =>
      (await list.rows())
        .flatMap(({ id, name, fate }) => (fate?.is === 'data' ? [{ id, name, since: fate.since }] : []))
        .sort((a, b) => b.since - a.since || (a.id < b.id ? -1 : 1)),

    async reviveData(id) {
      const row = await list.row(id)
      if (row?.fate?.is !== 'data') return null
      const name = row.name ? `Data of ${row.name}` : 'Recovered data'
      const doc = newPatch(name)
      await writeNewDocument(id, Y.encodeStateAsUpdate(doc))
      doc.destroy()
      const entry: PatchEntry = { id, name, created: now(), edited: now(), opened: now(), boxes: 0 }
      await list.change(id, (present) => (present?.fate?.is === 'data' ? entry : (present ?? null)))
      return entry
    },

    async removeData(id) {
      const row = await list.row(id)
      if (row?.fate?.is === 'data') await finish(id, false)
    }
  }
}

/** A row of which only its fate is of interest. */
export const rowWithFate = (id: string, fate: Row['fate'], name = ''): Row => ({
  id,
  name,
  created: 0,
  edited: 0,
  opened: 0,
  fate
})
