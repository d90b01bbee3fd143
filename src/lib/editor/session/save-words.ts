// What the one indicator says: of a document's state on this disk and, of a shared patch, on the hub; in a word and in a sentence.
import type { Role } from '../../collab/hub-api.ts'
import type { SyncState } from '../../collab/types.ts'
import type { SaveStatus as DiskStatus } from '../../storage/document/status.ts'
import type { SaveStatus } from './types.ts'

/** `at`: time of the last commit, ms since 1970. `sync`, `role`: of a shared patch. */
export function saveWords(
  status: DiskStatus,
  at: number | undefined,
  sync: SyncState | null = null,
  role: Role | null = null
): SaveStatus {
  const edits = status.pending === 1 ? 'One edit is' : `${status.pending} edits are`
  switch (status.state) {
    case 'saved':
      if (sync) return { ...syncWords(sync, role), at }
      return {
        state: 'saved',
        word: 'Saved',
        sentence: 'Everything is on the disk of this computer. The tab may be closed.',
        at
      }
    case 'saving':
      return { state: 'saving', word: 'Saving', sentence: `${edits} being written to the disk.`, at }
    case 'not-saved': {
      const why = status.error?.sentence ?? 'The disk does not answer.'
      const waiting = status.pending > 0 ? ` ${edits} in this tab only: keep it open.` : ''
      return { state: 'failed', word: 'Not saved', sentence: `${why}${waiting}`, at }
    }
  }
}

/** Of a shared patch whose edits are all on this disk. */
function syncWords(sync: SyncState, role: Role | null): Omit<SaveStatus, 'at'> {
  const here = 'Everything is on the disk of this computer.'
  switch (sync.state) {
    case 'synced':
      return role === 'viewer'
        ? {
            state: 'viewing',
            word: 'Viewing',
            sentence: 'You see this shared patch as it is. You may look and play, and not change it.'
          }
        : {
            state: 'saved',
            word: 'Saved',
            sentence: 'Everything is on the disk of this computer and on the hub. The tab may be closed.'
          }
    case 'syncing':
      return {
        state: 'syncing',
        word: 'Syncing',
        sentence:
          sync.waiting > 0
            ? `${here} ${changes(sync.waiting)} on the way to the others or from them.`
            : `${here} Now it is compared with what the others made.`
      }
    case 'offline': {
      const wait = sync.waiting > 0 ? ` ${changes(sync.waiting)} waiting for the others.` : ''
      const why = sync.why ?? 'The hub does not answer.'
      if (role === 'viewer' && sync.waiting === 0)
        return {
          state: 'offline',
          word: 'Offline',
          sentence: `${why} You see the patch as it was last. It is tried again by itself.`
        }
      return {
        state: 'offline',
        word: sync.waiting > 0 ? `Offline · ${shortly(sync.waiting)} waiting` : 'Offline',
        sentence: `${why} ${here}${wait} Go on working: it is tried again by itself.`
      }
    }
    case 'ended': {
      const wait = sync.waiting > 0 ? ` ${changes(sync.waiting)} here only.` : ''
      return {
        state: 'ended',
        word: 'Sharing ended',
        sentence: `${sync.sentence} The patch stays here, whole.${wait}`
      }
    }
  }
}

const shortly = (count: number): string => (count === 1 ? '1 change' : `${count} changes`)
const changes = (count: number): string => (count === 1 ? 'One change is' : `${count} changes are`)

/** The same of a patch that was deleted while it was open here. */
export function deletedWords(where: 'trash' | 'nowhere'): SaveStatus {
  return where === 'trash'
    ? {
        state: 'saved',
        word: 'Saved',
        sentence: 'It lies in the trash as it was when it was put there.'
      }
    : {
        state: 'failed',
        word: 'Not saved',
        sentence: 'It was deleted for good. What is open here is in this tab only: export it to keep it.'
      }
}
