// What the arguments of a [textbox] ask for; read by the object and by its face.
import type { List } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { takeFlags } from '../flags.ts'

export interface TextboxOptions {
  /** Shown while the field is empty. */
  readonly placeholder: string
  /** Empties itself when it has sent. */
  readonly clears: boolean
  /** Several lines: Enter begins a new one, Ctrl+Enter sends. */
  readonly lines: boolean
  /** Sends with every letter. */
  readonly live: boolean
}

export function textboxOptions(atoms: List): TextboxOptions {
  const { flags, rest } = takeFlags(atoms, ['clear', 'lines', 'live'])
  return {
    placeholder: rest.map((atom) => (typeof atom === 'string' ? atom : formatAtom(atom))).join(' '),
    clears: flags.has('clear'),
    lines: flags.has('lines'),
    live: flags.has('live')
  }
}
