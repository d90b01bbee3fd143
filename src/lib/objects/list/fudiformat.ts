// [fudiformat]: a message as the bytes in which Pd writes it: its words, and a semicolon with a new line.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { bang, Command, type List, type Message } from '../../runtime/message.ts'
import { takeFlags } from '../flags.ts'
import { fromList } from '../from-list.ts'
import { utf8Of } from '../utf8.ts'
import { fudiWord } from './fudi.ts'

export default defineObject({
  name: 'fudiformat',
  about: 'Writes messages as lists of bytes, the way Pd sends them',
  family: 'list',
  args: Type.Array(Type.Unknown(), { title: '-u', description: 'leaves out the semicolon at the end' }),
  inlets: [{ title: 'message', kinds: ['anything'] }],
  outlets: [{ title: 'bytes' }],
  version: 1,
  create({ atoms, outlets }) {
    const { flags, rest } = takeFlags(atoms, ['u'])
    const strange = rest[0]
    if (strange !== undefined)
      throw new LoadbangError(
        'bad-argument',
        `[fudiformat] does not know ${fudiWord(strange)}.`,
        'Write -u to leave out the semicolon, or nothing.'
      )
    const end = flags.has('u') ? '' : ';\n'
    const any = (message: Message): void =>
      outlets[0]!.send(fromList(utf8Of(wordsOf(message).map(fudiWord).join(' ') + end)))
    return { inlets: [{ bang: () => any(bang), number: any, any }] }
  }
})

/** With the word for its kind, which Pd's own messages always have. */
function wordsOf(message: Message): List {
  if (message === bang) return ['bang']
  if (typeof message === 'number') return ['float', message]
  if (typeof message === 'string') return ['symbol', message]
  if (message instanceof Command) return [message.selector, ...message.args]
  return ['list', ...(Array.isArray(message) ? (message as List) : [message as List[number]])]
}
