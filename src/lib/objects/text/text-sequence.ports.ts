// The outlets of [text sequence]: lines, unless they go to names (-g); waits, where there are any (-g, -w); the end.
import type { OutletSpec } from '../../runtime/define.ts'
import type { List } from '../../runtime/message.ts'

export interface SequenceOutlets {
  lines: boolean
  waits: boolean
}

/** Which outlets these arguments make. Flags stand after the name. */
export function sequenceOutlets(atoms: List): SequenceOutlets {
  const flags = atoms.slice(1)
  const global = flags.includes('-g')
  const at = flags.indexOf('-w')
  const wait = at < 0 ? 0 : flags[at + 1]
  return {
    lines: !global,
    waits: global || typeof wait === 'string' || (typeof wait === 'number' && wait >= 1)
  }
}

export const ports = {
  outlets(atoms: List): OutletSpec[] {
    const { lines, waits } = sequenceOutlets(atoms)
    return [
      ...(lines ? [{ title: 'line', about: 'a line as a list' }] : []),
      ...(waits
        ? [{ title: 'wait', about: 'numbers or words to wait for, unless `auto` waits itself' }]
        : []),
      { title: 'end', about: 'a bang when the text is over' }
    ]
  }
}
