// [iter]: sends the elements of a list one by one; of a record, its entries as lists of key and value.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { asLoadbangError } from '../../runtime/errors.ts'
import { type List, type Message, type MessageRecord, type Value } from '../../runtime/message.ts'
import { asMessage } from '../../runtime/text/compose.ts'

export default defineObject({
  name: 'iter',
  about: 'Sends the elements of a list one by one; a record as lists of key and value',
  family: 'control',
  args: Type.Tuple([]),
  inlets: [
    {
      title: 'list',
      about: 'its elements leave in order; a bang repeats the last list',
      kinds: ['list', 'command', 'record', 'bang']
    }
  ],
  outlets: [{ title: 'element' }],
  version: 1,
  create({ outlets, loop, error }) {
    const out = outlets[0]!
    let last: List = []
    const run = (items: List): void => {
      last = items
      let at = 0
      loop(() => {
        if (at >= items.length) return false
        const item = items[at++]
        let message: Message
        try {
          message = asMessage(item)
        } catch (thrown) {
          // One element that can be no message does not cost the others.
          error(asLoadbangError(thrown))
          return true
        }
        out.send(message)
        return true
      })
    }
    return {
      inlets: [
        {
          bang: () => run(last),
          number: (x) => run([x]),
          list: run,
          command: (selector, args) => run([selector, ...args]),
          record: (record: MessageRecord) => run(Object.entries(record).map((entry) => entry as List)),
          any: (message) => run([message as Value])
        }
      ]
    }
  }
})
