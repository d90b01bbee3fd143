// [zl]: Max's family of operations on lists. `zl rev` and `zl.rev` are the same. Any message is a list; records and bytes are
// elements like others, and go through untouched.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { List, Message, Value } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { fromList } from '../from-list.ts'
import { PdRandom } from '../math/pd-random.ts'
import { arranging, type Sent } from './zl-arranging.ts'
import { again, remembering, type Remembering, type ZlWorld } from './zl-remembering.ts'
import { wholeList } from './whole-list.ts'

const modes = [...Object.keys(arranging), ...Object.keys(remembering)].sort()

const Mode = Type.Object(
  {
    type: Type.Literal('mode'),
    mode: Type.String({ description: 'its name' }),
    second: Type.Optional(Type.Array(Type.Unknown()))
  },
  { description: 'Changes what is done.' }
)
const Clear = Type.Object({ type: Type.Literal('zlclear') }, { description: 'Forgets what was held.' })

function knownMode(mode: Value): string {
  if (typeof mode === 'string' && modes.includes(mode)) return mode
  throw new LoadbangError(
    'bad-argument',
    mode === undefined ? '[zl] needs the name of what to do.' : `[zl] cannot do ${formatAtom(mode)}.`,
    `It can ${modes.join(', ')}.`
  )
}

export default defineObject({
  name: 'zl',
  aliases: modes.map((mode) => `zl.${mode}`),
  about: 'Works on lists: turns, cuts, joins, sorts, compares them',
  family: 'list',
  args: Type.Array(Type.Unknown(), {
    title: 'mode',
    description: `what to do, then a number or a second list: ${modes.join(', ')}`
  }),
  inlets: [
    {
      title: 'list',
      about: 'a list to work on; a bang does it once more, or takes what is held',
      kinds: ['anything', 'bang'],
      accepts: [Mode, Clear]
    },
    {
      title: 'second',
      about: 'the number or the second list that the mode needs',
      hot: false,
      kinds: ['anything']
    }
  ],
  outlets: [
    { title: 'list', about: 'the result; nothing leaves where it is empty' },
    { title: 'rest', about: 'what is left over, or where it was; leaves first' }
  ],
  version: 1,
  create({ atoms, className, outlets, loop, seed }) {
    const dotted = className.startsWith('zl.') ? className.slice(3) : null
    let second: List = dotted === null ? atoms.slice(1) : atoms
    let random: PdRandom | undefined

    const send = (index: number, list: List): void => {
      if (list.length > 0) outlets[index]!.send(fromList(list))
    }
    /** One delivery a step, so that what leaves on the right has arrived before the left one leaves. */
    const sendEach = (all: readonly Sent[]): void => {
      let step = 0
      loop(() => {
        const sent = all[step >> 1]
        if (!sent) return false
        const right = step++ % 2 === 0
        send(right ? 1 : 0, (right ? sent.right : sent.left) ?? [])
        return true
      })
    }
    const world: ZlWorld = {
      second: () => second,
      random: () => (random ??= new PdRandom(seed())),
      sendEach
    }
    const start = (mode: string): Remembering =>
      remembering[mode]?.(world) ?? again((list) => sendEach([arranging[mode]!(list, second)]))
    let running = start(knownMode(dotted ?? atoms[0]))

    const take = (message: Message): void => running.list(wholeList(message))
    return {
      inlets: [
        {
          bang: () => running.bang(),
          any: take,
          list: (list) => running.list(list),
          mode({ mode, second: given }: { mode: string; second?: List }) {
            const known = knownMode(mode)
            if (given) second = given
            running = start(known)
          },
          zlclear: () => running.clear()
        },
        {
          bang: () => {},
          any(message) {
            second = wholeList(message)
            running.second?.(second)
          }
        }
      ]
    }
  }
})
