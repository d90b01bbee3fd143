// A list on its way out of an object, as Pd's outlets send it: nothing is a bang, one atom is itself.
import { bang, type List, type Message } from '../runtime/message.ts'
import { asMessage } from '../runtime/text/compose.ts'

export function fromList(items: List): Message {
  if (items.length === 0) return bang
  return items.length === 1 ? asMessage(items[0]) : items
}
