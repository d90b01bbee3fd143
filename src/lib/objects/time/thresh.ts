// [thresh]: gathers what comes close together into one list, as Max's does.
import * as Type from '@sinclair/typebox'
import { defineObject, type Timer } from '../../runtime/define.ts'
import { Command, type Message, type Value } from '../../runtime/message.ts'
import { atomsOf } from '../../runtime/text/compose.ts'
import { fromList } from '../from-list.ts'

export default defineObject({
  name: 'thresh',
  about: 'Makes one list of what comes within a short time',
  family: 'time',
  args: Type.Tuple([
    Type.Optional(
      Type.Number({ title: 'time', description: 'milliseconds that may lie between two messages; 10' })
    )
  ]),
  inlets: [
    { title: 'message', about: 'its atoms are gathered', kinds: ['anything'] },
    { title: 'time', about: 'milliseconds to wait for the next one', hot: false, kinds: ['number'] }
  ],
  outlets: [{ title: 'list' }],
  version: 1,
  create({ args, outlets, schedule }) {
    let time = Math.max(0, args[0] ?? 10)
    let gathered: Value[] = []
    let timer: Timer | null = null
    const any = (message: Message): void => {
      if (message instanceof Command) gathered.push(message.selector)
      gathered.push(...atomsOf(message))
      timer?.cancel()
      timer = schedule(time, () => {
        const list = gathered
        gathered = []
        timer = null
        if (list.length > 0) outlets[0]!.send(fromList(list))
      })
    }
    return {
      inlets: [{ any }, { number: (x) => void (time = Math.max(0, x)) }],
      dispose: () => timer?.cancel()
    }
  }
})
