// What Pd's pointers to texts and arrays are here: a message that prints as in Pd and that nobody takes, since data structures are not
// there yet.
import { Command } from '../runtime/message.ts'

export const POINTER = new Command('(pointer)')
