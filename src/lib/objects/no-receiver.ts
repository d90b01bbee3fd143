// What is said where a message is sent to a name that nobody listens to.
import { LoadbangError } from '../runtime/errors.ts'

export const noReceiver = (name: string, where: string): LoadbangError =>
  new LoadbangError(
    'no-receiver',
    `There is no [receive ${name}].`,
    `Make one, or correct the name ${where}.`
  )
