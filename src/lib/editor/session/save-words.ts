// What the indicator says of a document's state on the disk, in a word and in a sentence.
import type { SaveStatus as DiskStatus } from '../../storage/document/status.ts'
import type { SaveStatus } from './types.ts'

/** `at`: time of the last commit, ms since 1970. */
export function saveWords(status: DiskStatus, at: number | undefined): SaveStatus {
  const edits = status.pending === 1 ? 'One edit is' : `${status.pending} edits are`
  switch (status.state) {
    case 'saved':
      return {
        state: 'saved',
        sentence: 'Everything is on the disk of this computer. The tab may be closed.',
        at
      }
    case 'saving':
      return { state: 'saving', sentence: `${edits} being written to the disk.`, at }
    case 'not-saved': {
      const why = status.error?.sentence ?? 'The disk does not answer.'
      const waiting = status.pending > 0 ? ` ${edits} in this tab only: keep it open.` : ''
      return { state: 'failed', sentence: `${why}${waiting}`, at }
    }
  }
}

/** The same of a patch that was deleted while it was open here. */
export function deletedWords(where: 'trash' | 'nowhere'): SaveStatus {
  return where === 'trash'
    ? { state: 'saved', sentence: 'It lies in the trash as it was when it was put there.' }
    : {
        state: 'failed',
        sentence: 'It was deleted for good. What is open here is in this tab only: export it to keep it.'
      }
}
