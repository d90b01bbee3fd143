// [qlist]: a text of its own whose lines are messages to names, and numbers before them times to wait. Older than [text sequence].
import * as Type from '@sinclair/typebox'
import { defineObject, type Timer } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { List } from '../../runtime/message.ts'
import { compose } from '../../runtime/text/compose.ts'
import { fromList } from '../from-list.ts'
import { noReceiver } from '../no-receiver.ts'
import { QlistReader } from './qlist-reader.ts'
import { recordedHandlers, recordedOperations } from './recorded.ts'
import { linesOfText, TextLines } from './text-lines.ts'

const Next = Type.Object(
  { type: Type.Literal('next'), drop: Type.Optional(Type.Number({ description: 'not 0: nothing is sent' })) },
  { description: 'Sends the messages up to the next numbers, and gives these.' }
)
const Tempo = Type.Object(
  { type: Type.Literal('tempo'), factor: Type.Number({ description: '2 is twice as fast' }) },
  { description: 'Changes how fast time goes for it.' }
)
/** Beyond these Pd's tempo does not go. */
const SLOWEST = 1e-20
const FASTEST = 1e20

export default defineObject({
  name: 'qlist',
  about: 'Sends messages to names, in time or step by step',
  family: 'text',
  args: Type.Tuple([]),
  inlets: [
    {
      title: 'go',
      about: 'a bang plays from the beginning, in time',
      kinds: ['bang'],
      accepts: [Next, Tempo, ...recordedOperations]
    }
  ],
  outlets: [
    { title: 'wait', about: 'at `next`: the numbers before the next messages' },
    { title: 'end', about: 'a bang when it is over' }
  ],
  version: 1,
  create({ outlets, ports, names, print, previous, error, loop, schedule, now }) {
    const lines = new TextLines()
    if (typeof previous === 'string') lines.replace(linesOfText(previous))
    const reader = new QlistReader(lines)
    /** Milliseconds of one. */
    let pace = 1
    let timer: Timer | null = null
    /** When the wait under way began, and how long it was to be then. */
    let began = 0
    let length = 0
    /** Between the beginning of a `next` and its end, during which no other may begin. */
    let going = false
    let rewound = false

    const wake = (ms: number): void => {
      timer?.cancel()
      timer = schedule(ms, () => {
        timer = null
        next(false, true)
      })
    }
    const sleep = (ms: number): void => {
      began = now()
      length = ms
      wake(ms)
    }
    const rewind = (): void => {
      reader.rewind()
      timer?.cancel()
      timer = null
      rewound = true
    }
    const deliver = (name: string, message: List): void => {
      const sent = typeof message[0] === 'string' ? compose('word', message) : fromList(message)
      if (!names.send(name, sent)) error(noReceiver(name, 'in the text'))
    }
    function next(drop: boolean, automatic: boolean): void {
      if (going) throw withinItself()
      going = true
      let target: string | null = null
      rewound = false
      loop(() => {
        if (rewound) return (going = false)
        const row = reader.next(target)
        if (!row) {
          going = false
          outlets[1]!.bang()
          return false
        }
        if (row.what === 'wait') {
          going = false
          if (automatic) sleep(row.numbers[0]! * pace)
          else outlets[0]!.send(fromList(row.numbers))
          return false
        }
        target = row.goesOn ? row.target : null
        if (!drop && row.target !== null && row.message.length > 0) deliver(row.target, row.message)
        return true
      })
    }
    return {
      inlets: [
        {
          bang() {
            rewind()
            // Reached by its own message, it begins when that has ended.
            if (going) sleep(0)
            else next(false, true)
          },
          next: ({ drop = 0 }: { drop?: number }) => next(drop !== 0, false),
          tempo({ factor }: { factor: number }) {
            const before = pace
            pace = 1 / Math.min(FASTEST, Math.max(SLOWEST, factor))
            // As in Pd, of the wait as it was at first: a second change within one counts from its beginning, too.
            if (timer) wake(Math.max(0, length - (now() - began)) * (pace / before))
          },
          ...recordedHandlers(lines, ports, rewind, print)
        }
      ],
      dispose: () => timer?.cancel(),
      state: () => lines.toText()
    }
  }
})

const withinItself = (): LoadbangError =>
  new LoadbangError(
    'qlist-within',
    'The [qlist] was sent `next` by one of its own messages.',
    'Put a [delay 0] before it.'
  )
