// Boxes of Max from the clipboard: JSON as Max copies it, or a whole file.
import type { Fragment } from '../../patch/fragment.ts'
import { limits } from '../../patch/limits.ts'
import type { PdClasses } from '../pd/catalogue.ts'
import { maxErrors } from './errors.ts'
import { readMax } from './read.ts'
import { maxToPlain } from './to-plain.ts'

export interface MaxFragment extends Fragment {
  /** What was left out or is odd, as sentences. */
  notes: string[]
}

/** Throws a LoadbangError `max-…`. */
export function maxFragment(
  text: string,
  options: { classes: PdClasses; newId?: () => string }
): MaxFragment {
  const notes = new Set<string>()
  const note = (sentence: string): void => void notes.add(sentence)
  const { nodes, edges } = maxToPlain(readMax(text, { copied: true }), { ...options, defs: new Set(), note })
  if (nodes.length > limits.fragmentNodes)
    throw maxErrors.size(`at most ${limits.fragmentNodes} boxes are pasted at once`)
  if (nodes.length === 0) throw maxErrors.empty()
  return { nodes, edges, notes: [...notes] }
}
