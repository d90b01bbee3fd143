// What the parts of the compiler share: closures, environments, scopes.
import type { AnyNode } from 'acorn'
import type { Meter } from './limits.ts'

/** The environment of the arrow that a closure stands in: [parent, argument, …]; null outside of arrows. */
export type Env = readonly unknown[] | null
export type Eval = (env: Env) => unknown

/** Names an arrow brings; the first one's index in its environment is 1. */
export interface Scope {
  readonly names: readonly string[]
  readonly parent: Scope | null
}

/** The compiler, as far as its parts need one. */
export interface Compiling {
  readonly meter: Meter
  /** Parameters of a whole-text arrow, by name: they are the inputs. */
  readonly parameters: ReadonlyMap<string, number>
  compile(node: AnyNode, scope: Scope | null): Eval
}

/** Stands for "a `?.` before this found nothing" until the chain ends. */
export const SKIPPED = Symbol('skipped')
