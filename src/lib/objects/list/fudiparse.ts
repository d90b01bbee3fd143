// [fudiparse]: the messages in a list of bytes, as [fudiformat] or another Pd writes them.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { asLoadbangError, LoadbangError } from '../../runtime/errors.ts'
import type { List, Message } from '../../runtime/message.ts'
import { compose } from '../../runtime/text/compose.ts'
import { scan } from '../../runtime/text/scan.ts'
import type { Part } from '../../runtime/text/part.ts'
import { textOfUtf8 } from '../utf8.ts'

export default defineObject({
  name: 'fudiparse',
  about: 'Reads messages from lists of bytes, the way Pd sends them',
  family: 'list',
  args: Type.Tuple([]),
  inlets: [{ title: 'bytes', kinds: ['list'] }],
  outlets: [{ title: 'message', about: 'one for each that ends with a semicolon or a comma' }],
  version: 1,
  create({ outlets, error, loop }) {
    const list = (bytes: List): void => {
      const rows = messagesIn(textOfUtf8(bytes.map((byte) => (typeof byte === 'number' ? byte : 0))))
      let at = 0
      loop(() => {
        const row = rows[at++]
        if (!row) return false
        let message: Message
        try {
          message = messageOf(row)
        } catch (thrown) {
          error(asLoadbangError(thrown))
          return true
        }
        outlets[0]!.send(message)
        return true
      })
    }
    return { inlets: [{ list }] }
  }
})

/** The words of each message that has any. */
function messagesIn(text: string): Part[][] {
  const rows: Part[][] = [[]]
  for (const token of scan(text)) {
    if (token.part) rows.at(-1)!.push(token.part)
    else rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}

function messageOf(row: readonly Part[]): Message {
  const placeholder = row.find((part) => part.resolve)
  if (placeholder)
    throw new LoadbangError(
      'fudi-dollar',
      `A message has ${String(placeholder.value)} in it, and nothing to fill it in from.`,
      'Send it filled in.'
    )
  return compose(
    row[0]!.role,
    row.map((part) => part.value)
  )
}
