// Flags among a box's arguments, as Pd writes them: `[kv scores -fast]`, `[textbox -clear "Write a note"]`. Only what a class knows
// as a flag is one; anything else that begins with a hyphen stays what it is.
import type { List, Value } from '../runtime/message.ts'

export interface Flagged {
  /** Those that were found, without their hyphen. */
  readonly flags: ReadonlySet<string>
  /** The other arguments, in their order. */
  readonly rest: readonly Value[]
}

/** Takes the known flags (`['clear', 'lines']`) out of the arguments, wherever they stand. */
export function takeFlags(atoms: List, known: readonly string[]): Flagged {
  const flags = new Set<string>()
  const rest = atoms.filter((atom) => {
    const name = typeof atom === 'string' && atom.startsWith('-') ? atom.slice(1) : ''
    if (!known.includes(name)) return true
    flags.add(name)
    return false
  })
  return { flags, rest }
}
