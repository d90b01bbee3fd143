// Whether a document is saved: what the indicator shows, and what must be true at every moment.
import type { LoadbangError } from '../../runtime/errors.ts'

export interface SaveStatus {
  /** `saving` from the moment of an edit until its commit; `not-saved` from a failed write until all is committed again. */
  state: 'saved' | 'saving' | 'not-saved'
  /** Why it is not saved. */
  error?: LoadbangError
  /** Edits not committed yet. */
  pending: number
}
