// [prepend]: puts atoms before each message, as Max's does.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { Command, type List, type Message } from '../../runtime/message.ts'
import { atomsOf, compose } from '../../runtime/text/compose.ts'

export default defineObject({
  name: 'prepend',
  about: 'Puts a word or several atoms before each message',
  family: 'data',
  args: Type.Array(Type.Unknown(), { title: 'atoms', description: 'what to put before each message' }),
  inlets: [
    {
      title: 'message',
      about: 'any message; after the word `set`, what to put before the next ones',
      kinds: ['anything']
    }
  ],
  outlets: [{ title: 'message' }],
  version: 1,
  create({ atoms, outlets }) {
    let before: List = atoms
    const any = (message: Message): void => {
      if (message instanceof Command && message.selector === 'set') return void (before = message.args)
      const all = [...before, ...(message instanceof Command ? [message.selector] : []), ...atomsOf(message)]
      if (all.length > 0) outlets[0]!.send(compose('word', all))
      else outlets[0]!.send(message)
    }
    return { inlets: [{ any }] }
  }
})
