// For the tests of the boxes of stores: what they answer, one reply after the other.
import { expect } from 'vitest'
import { Command, isRecord, record, type Message, type Value } from '../../../runtime/message.ts'
import type { Storage } from '../../../runtime/ports.ts'
import { parseMessages } from '../../../runtime/text/message-text.ts'
import { testObject } from '../../../runtime/testing.ts'
import { formatAtom } from '../../../runtime/text/format.ts'
import { catalogue } from '../../catalogue.generated.ts'

/** The replies of one box to these messages. */
export async function ask(storage: Storage, text: string, ...messages: Message[]): Promise<unknown[]> {
  const o = testObject(catalogue, text, { storage })
  for (const message of messages) o.in(0, message)
  await o.run()
  expect(o.errors).toStrictEqual([])
  o.machine.dispose()
  return o.out.map(([, reply]) => reply)
}

/** One request in each of the ways in which it can be written: names of its arguments with their values, in their order. */
export const spellings: Record<string, (selector: string, args: Record<string, Value>) => Message> = {
  command: (selector, args) => new Command(selector, Object.values(args)),
  text: (selector, args) =>
    parseMessages([selector, ...Object.values(args).map((arg) => formatAtom(arg))].join(' '))[0]!,
  typed: (selector, args) => record({ type: selector, ...args }),
  short(selector, args) {
    const all = Object.values(args)
    return record({ [selector]: all.length === 1 && typeof all[0] === 'string' ? all[0] : all })
  },
  named(selector, args) {
    const [first] = Object.values(args)
    // A record that may be the first argument is that.
    return record({ [selector]: first !== undefined && isRecord(first) ? first : record(args) })
  }
}
