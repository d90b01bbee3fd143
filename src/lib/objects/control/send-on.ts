// The message `send NAME` of [float], [int] and [value]: what they hold goes to the receivers of a name.
import * as Type from '@sinclair/typebox'
import type { Names } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'

export const SendOn = Type.Object(
  { type: Type.Literal('send'), name: Type.String({ description: 'whom to send to' }) },
  { description: 'Sends the number to every [receive] of a name.' }
)

/** Throws `no-receiver` where nobody has that name. */
export function sendOn(names: Names, name: string, x: number): void {
  if (names.send(name, x)) return
  throw new LoadbangError(
    'no-receiver',
    `There is no [receive ${name}].`,
    'Make one, or correct the name after send.'
  )
}
