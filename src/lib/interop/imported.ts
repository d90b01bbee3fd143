// What comes of a file of another program.
import type * as Y from 'yjs'
import type { UnknownClass } from './pd/report.ts'

export interface ImportedPatch {
  doc: Y.Doc
  /** Classes that nothing here makes; their boxes are kept, dashed. */
  unknown: UnknownClass[]
  /** What was left out or is odd, as sentences. */
  notes: string[]
}
