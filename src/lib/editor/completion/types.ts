// What completion offers, and what it knows of the patch.
import type { CompletionQuestion } from '../../engine/protocol.ts'
import type { OperationCard } from '../../objects/card.ts'
import type { AbstractionName } from './suggest-abstractions.ts'

/** Where a message box's messages go: an inlet with its operations, and the store behind it where it is one. */
export interface Destination {
  operations: readonly OperationCard[]
  className: string
  /** The box is a store: its name (null: unnamed), for what is in it. */
  store?: { kind: 'kv' | 'db'; name: string | null; nodeId: string }
}

export interface Surroundings {
  destinations: readonly Destination[]
  /** Names that boxes of this patch have given to their stores, or to what they keep. */
  typed(className: 'kv' | 'db' | 'keep'): readonly string[]
  /** Abstractions that a box may name. */
  abstractions?: readonly AbstractionName[]
  ask(question: CompletionQuestion): Promise<string[]>
}

export interface Suggestion {
  /** What is shown. */
  label: string
  /** What replaces the text from `from` to `to`. */
  insert: string
  /** One line about it. */
  about: string
  /** A word at the right: the family of a class, `key`, `store`. */
  tag?: string
}

export interface Suggestions {
  items: readonly Suggestion[]
  from: number
  to: number
  /** Enter takes the first row without going to it: what is typed is no class yet, but begins or resembles one. */
  preselect: boolean
  /** The line below: what the argument at the caret means. */
  signature: Signature | null
}

/** A class's arguments, and which one the caret is at. */
export interface Signature {
  name: string
  args: readonly { title: string; optional: boolean }[]
  /** Index of the argument at the caret; -1: the class itself. */
  at: number
  about: string
}

export const NOTHING: Suggestions = { items: [], from: 0, to: 0, preselect: false, signature: null }
