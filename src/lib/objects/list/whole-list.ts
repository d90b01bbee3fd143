// Any message as one list, as the [list …] objects take it: a command with its selector, a bang as a list of nothing.
import type { OutletSpec } from '../../runtime/define.ts'
import { Command, type List, type Message } from '../../runtime/message.ts'
import { atomsOf } from '../../runtime/text/compose.ts'
import type { InletHandlers } from '../../runtime/define.ts'

export const wholeList = (message: Message): List =>
  message instanceof Command ? [message.selector, ...message.args] : atomsOf(message)

/** Handlers of an inlet at which every message is a list. Records and bytes are lists of one. */
export const anyList = (take: (list: List) => void): InletHandlers => ({
  list: take,
  any: (message) => take(wholeList(message))
})

export const listOutlet: OutletSpec = {
  title: 'list',
  about: 'a bang if it is empty, a number or symbol if it is one'
}
