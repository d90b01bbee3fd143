// The inlet of Pd's boxes with one number, as the engine has it: bare it is that of this house, with `set` as a record and by the
// rules for records too; with Pd's own arguments the box chooses among a message's meanings itself, as Pd does.
import type { InletSpec } from '../../runtime/define.ts'
import type { List } from '../../runtime/message.ts'
import { numberInlet } from './number-control.ts'
import { pdInlet } from './pd-number.ports.ts'

/** Bare, or with the two bounds of a slider. */
const BARE = 2

export const pdNumberInlets = (atoms: List): InletSpec[] => [atoms.length > BARE ? pdInlet : numberInlet]
