// [receive]: gives what is sent to its name, by [send] or by `; name …` in a message box.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

export default defineObject({
  name: 'receive',
  aliases: ['r'],
  about: 'Gives the messages that are sent to a name',
  family: 'control',
  args: Type.Tuple([Type.String({ title: 'name', description: 'the name to listen to' })]),
  inlets: [],
  outlets: [{ title: 'message' }],
  version: 1,
  create({ args, outlets, names }) {
    const out = outlets[0]!
    return { inlets: [], dispose: names.bind(args[0], (message) => out.send(message)) }
  }
})
