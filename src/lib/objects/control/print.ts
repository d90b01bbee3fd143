// [print]: writes messages to the console, as `name: message`.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { printMessage } from '../../runtime/text/print.ts'
import { bang, type Message } from '../../runtime/message.ts'

export default defineObject({
  name: 'print',
  about: 'Writes messages to the console',
  family: 'control',
  args: Type.Array(Type.Unknown(), {
    title: 'name',
    description: 'stands before each message; print if none is given, nothing with -n'
  }),
  inlets: [{ title: 'message', kinds: ['anything'] }],
  outlets: [],
  version: 1,
  create({ atoms, print }) {
    const name = atoms.map((atom) => (typeof atom === 'string' ? atom : formatAtom(atom))).join(' ')
    const prefix = name === '-n' ? '' : `${name || 'print'}: `
    const any = (message: Message): void => print(prefix + printMessage(message))
    return { inlets: [{ bang: () => any(bang), number: any, any }] }
  }
})
