// [text sequence NAME]: sends the lines of a text one by one, up to the next wait, or in time.
import * as Type from '@sinclair/typebox'
import { defineObject, type Timer } from '../../runtime/define.ts'
import type { List, Value } from '../../runtime/message.ts'
import { compose } from '../../runtime/text/compose.ts'
import { fromList } from '../from-list.ts'
import { noReceiver } from '../no-receiver.ts'
import { Stop, Tempo, unitLength } from '../time/tempo.ts'
import { nameArgument, nameInlet, namedText, noLine } from './named-text.ts'
import { sequenceArguments } from './sequence-arguments.ts'
import { SequenceReader } from './sequence-reader.ts'
import { Placeholder, type TextAtom } from './text-atoms.ts'
import { ports, sequenceOutlets } from './text-sequence.ports.ts'

const Step = Type.Object(
  { type: Type.Literal('step') },
  { description: 'Sends the next line, or gives the next wait.' }
)
const Auto = Type.Object(
  { type: Type.Literal('auto') },
  { description: 'Goes on by itself: a wait of one number is a time.' }
)
const Line = Type.Object(
  { type: Type.Literal('line'), line: Type.Number({ description: 'counted from 0' }) },
  { description: 'Goes to a line; sends nothing.' }
)
const Args = Type.Object(
  { type: Type.Literal('args'), values: Type.Optional(Type.Array(Type.Unknown())) },
  { description: 'Sets what `$1`, `$2` … in the text are.' }
)

export default defineObject({
  name: 'text sequence',
  about: 'Sends the lines of a text in order, all at once, step by step, or in time',
  family: 'text',
  args: Type.Array(Type.Unknown(), {
    ...nameArgument,
    description: `${nameArgument.description}; then flags: -g sends lines to the names they begin with, -w and a word or number says what is a wait, -t and a tempo how long a wait is`
  }),
  inlets: [
    {
      title: 'go',
      about: 'a bang sends all lines up to the next wait; a list does so too, and is `$1`, `$2` … in them',
      kinds: ['bang', 'list', 'number', 'symbol'],
      accepts: [Step, Auto, Stop, Line, Args, Tempo],
      verbatim: true
    },
    nameInlet
  ],
  outlets: ports.outlets,
  version: 1,
  create(context) {
    const { atoms, outlets, names, error, loop, schedule, now } = context
    const text = namedText(context)
    const { global, waitWord, waitNumbers, unit: given } = sequenceArguments(text.rest)
    const has = sequenceOutlets(atoms)
    const [waitOut, endOut] = [outlets[has.lines ? 1 : 0]!, outlets.at(-1)!]
    const reader = new SequenceReader({ waitWord, waitNumbers })
    let unit = given
    let args: List = []
    /** The word that lines after a comma go on with. */
    let last: string | null = null
    let auto = false
    let timer: Timer | null = null
    let due = 0
    /** The run of lines that is under way; another one, or null, ends it. */
    let running: object | null = null

    const fill = (row: readonly TextAtom[], values: List): Value[] =>
      row.map((atom) => (atom instanceof Placeholder ? atom.fill(values, error) : atom))
    const end = (): void => {
      reader.end()
      running = null
      auto = false
      endOut.bang()
    }
    const wait = (values: List): void => {
      last = null
      const [ms] = values
      if (auto && values.length === 1 && typeof ms === 'number') {
        // A wait of nothing goes on at once.
        if (ms <= 0) return
        running = null
        sleep(ms * unit)
      } else {
        running = null
        auto = false
        waitOut.send(fromList(values))
      }
    }
    /** What follows a comma begins as what stood before it. */
    const line = (values: Value[], comma: boolean): void => {
      if (global && values.length === 0) return
      const all = last === null ? values : [last, ...values]
      if (!comma) last = null
      else if (last === null && typeof values[0] === 'string') last = values[0]
      if (!global) return outlets[0]!.send(fromList(all))
      const [name, ...message] = all
      if (typeof name !== 'string') return
      const sent = typeof message[0] === 'string' ? compose('word', message) : fromList(message)
      if (!names.send(name, sent)) error(noReceiver(name, 'in the text'))
    }
    const step = (values: List): void => {
      let lines
      try {
        lines = text.lines()
      } catch (thrown) {
        end()
        throw thrown
      }
      const row = reader.next(lines, last !== null)
      if (!row) end()
      else if (row.what === 'wait') wait(fill(row.atoms, values))
      else line(fill(row.atoms, values), row.comma)
    }
    const run = (values: List | null): void => {
      const mine = (running = {})
      loop(() => {
        if (running === mine) step(values ?? args)
        return running === mine
      })
    }
    function sleep(ms: number): void {
      timer?.cancel()
      due = now() + ms
      timer = schedule(ms, () => {
        timer = null
        run(null)
      })
    }
    const stop = (): void => {
      running = null
      if (!auto) return
      auto = false
      timer?.cancel()
      timer = null
    }
    return {
      inlets: [
        {
          list: (values) => run(values.length > 0 ? values : null),
          step() {
            stop()
            step(args)
          },
          auto() {
            last = null
            timer?.cancel()
            timer = null
            auto = true
            run(null)
          },
          stop,
          line({ line: number }: { line: number }) {
            const lines = text.lines()
            last = null
            const at = Math.trunc(number)
            if (!reader.goTo(at, lines)) throw noLine(at, lines.count)
          },
          args: ({ values = [] }: { values?: List }) => void (args = values),
          tempo({ amount, unit: name }: { amount: number; unit: string }) {
            const before = unit
            unit = unitLength(amount, name)
            if (timer) sleep(((due - now()) / before) * unit)
          }
        },
        text.nameInlet
      ],
      dispose: () => timer?.cancel()
    }
  }
})
