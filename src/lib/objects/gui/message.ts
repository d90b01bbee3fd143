// The message box, `msg` in full: sends its text as messages. One arrow function as its text makes it a [map] (rule 14). Messages
// such as `set` change the text live only; what is saved is what was typed (rule 24).
import * as Type from '@sinclair/typebox'
import { defineObject, type InletHandlers } from '../../runtime/define.ts'
import { bang, Command, type List, type Message } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { parseMessage, type Sending } from '../../runtime/text/message-text.ts'
import { isArrow } from '../data/expression.ports.ts'
import { mapInlets } from '../data/running-expression.ts'
import { noReceiver } from '../no-receiver.ts'
import { ports } from './message.ports.ts'

export default defineObject({
  name: 'msg',
  aliases: ['message'],
  about: 'A message box: sends its text when it is clicked or reached',
  family: 'gui',
  args: Type.Tuple([
    Type.Optional(
      Type.String({
        title: 'message',
        description:
          'a message; , sends another one, ; name sends to a [receive], $1 is filled in; x => … makes a [map] of it'
      })
    )
  ]),
  raw: true,
  inlets: ports.inlets,
  outlets: [{ title: 'message' }],
  face: 'message',
  version: 1,
  create(context) {
    if (isArrow(context.text)) {
      const inlets = mapInlets(context.text, context)
      return { inlets, play: () => inlets[0]!.bang!() }
    }
    const { text, outlets, names, error, show } = context
    const out = outlets[0]!
    let shown = text
    let template = parseMessage(text)
    let only = single(template.constant)

    const deliver = ({ target, message }: Sending): void => {
      if (target === null) return out.send(message)
      if (names.send(target, message)) return
      error(noReceiver(target, 'after the ;'))
    }
    const env = { dollarZero: 0, error }
    const run = (message: Message): void => {
      if (only !== null) return out.send(only)
      for (const sending of template.run(message, env)) deliver(sending)
    }
    const change = (next: string): void => {
      template = parseMessage(next)
      only = single(template.constant)
      shown = next
      show(next)
    }
    const words = (args: List): string => args.map(formatAtom).join(' ')
    const joined = (part: string): string => (shown === '' ? part : `${shown} ${part}`)
    /** Pd's messages to a message box; null for any other selector, which is a message like all. */
    const edited = (selector: string, args: List): string | null => {
      switch (selector) {
        case 'set':
          return words(args)
        case 'add':
          return `${joined(words(args))};`
        case 'add2':
          return joined(words(args))
        case 'addcomma':
          return `${shown},`
        case 'addsemi':
          return `${shown};`
        case 'adddollar':
          return joined(`$${words(args)}`)
        case 'adddollsym':
          return joined(`$${words(args)}`)
        default:
          return null
      }
    }
    const inlet: InletHandlers = {
      bang: () => run(bang),
      number: run,
      any: run,
      command(selector, args) {
        const next = edited(selector, args)
        if (next === null) run(new Command(selector, args))
        else change(next)
      }
    }
    return { inlets: [inlet], play: () => run(bang) }
  }
})

/** The one constant message that leaves through the outlet, where that is all; else null. */
function single(constant: readonly Sending[] | null): Message | null {
  const [first] = constant ?? []
  return constant?.length === 1 && first!.target === null ? first!.message : null
}
