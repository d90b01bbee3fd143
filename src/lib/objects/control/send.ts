// [send]: a cable without a line: what comes in leaves every [receive] of that name, newest first.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { bang } from '../../runtime/message.ts'
import { ports } from './send.ports.ts'

export default defineObject({
  name: 'send',
  aliases: ['s'],
  about: 'Sends messages to every [receive] of a name',
  family: 'control',
  args: Type.Tuple([Type.Optional(Type.String({ title: 'name', description: 'whom to send to' }))]),
  inlets: ports.inlets,
  outlets: [],
  version: 1,
  create({ args, names }) {
    let name = args[0] ?? ''
    const message = {
      bang: () => void names.send(name, bang),
      number: (x: number) => void names.send(name, x),
      any: (message: Parameters<typeof names.send>[1]) => void names.send(name, message)
    }
    return {
      inlets: args[0] === undefined ? [message, { symbol: (s: string) => void (name = s) }] : [message]
    }
  }
})
