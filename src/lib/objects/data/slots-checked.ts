// What [pack] and [unpack] say about types, apart from slots.ts, which the page shares.
import { LoadbangError } from '../../runtime/errors.ts'
import type { List } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { type Slot, type SlotType, slotsOf } from './slots.ts'

/** The slots; throws `bad-type` for an argument that names none. */
export function checkedSlots(atoms: List, className: string): Slot[] {
  return slotsOf(atoms).map((slot, i) => {
    if (slot) return slot
    throw new LoadbangError(
      'bad-type',
      `[${className}] does not know the type ${formatAtom(atoms[i])}.`,
      'Write a number, f (number), s (symbol) or a (anything).'
    )
  })
}

export function typeMismatch(type: SlotType, place: number, came: string): LoadbangError {
  return new LoadbangError(
    'type-mismatch',
    `Place ${place + 1} is for a ${type}, and ${came} came.`,
    'Change the type in the box, or what is sent.'
  )
}
