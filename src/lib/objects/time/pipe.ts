// [pipe]: a delay for messages: each comes out after a time, however many are under way.
import * as Type from '@sinclair/typebox'
import { defineObject, type InletHandlers, type Timer } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { kindOf, type List, type Message, type Value } from '../../runtime/message.ts'
import { asMessage } from '../../runtime/text/compose.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { pipePlaces, ports, type PipePlace, type PipeType } from './pipe.ports.ts'

const operations = [
  Type.Object(
    { type: Type.Literal('flush') },
    { description: 'Sends at once what is under way, newest first.' }
  ),
  Type.Object({ type: Type.Literal('clear') }, { description: 'Forgets what is under way.' })
]

export default defineObject({
  name: 'pipe',
  about: 'Delays messages: each comes out after a time',
  family: 'time',
  args: Type.Array(Type.Unknown(), {
    title: 'types',
    description:
      'a number or f, s for a symbol, a for anything, one inlet and outlet each; last, the time in milliseconds'
  }),
  // To a place for symbols the symbol `clear` is a symbol; the operations stand here because the page has no schemas.
  inlets: (atoms) =>
    ports
      .inlets(atoms)
      .map((inlet, i) => (i === 0 ? { ...inlet, accepts: operations, verbatim: true } : inlet)),
  outlets: ports.outlets,
  version: 1,
  create({ atoms, outlets, schedule }) {
    const places = checkedPlaces(atoms)
    const held: Value[] = places.map((place) => place.initial)
    let delay = timeOf(atoms)
    /** Newest first: so flush sends them, as in Pd. */
    let waiting: { timer: Timer; values: List }[] = []

    const give = (values: List): void => {
      for (let i = values.length - 1; i >= 0; i--) outlets[i]!.send(asMessage(values[i]))
    }
    const start = (): void => {
      const values = [...held]
      const timer = schedule(Math.max(0, delay), () => {
        waiting = waiting.filter((one) => one.timer !== timer)
        give(values)
      })
      waiting = [{ timer, values }, ...waiting]
    }
    const clear = (): void => {
      for (const { timer } of waiting) timer.cancel()
      waiting = []
    }
    const list = (items: List): void => {
      const time = items[places.length]
      if (typeof time === 'number') delay = time
      places.forEach(({ type }, i) => {
        if (i < items.length) held[i] = converted(type, items[i])
      })
      start()
      if (time !== undefined && typeof time !== 'number')
        throw new LoadbangError('bad-time', `${formatAtom(time)} is no time.`, 'Send milliseconds.')
    }
    const hot: InletHandlers = {
      bang: start,
      list,
      number: (x) => list([x]),
      flush() {
        // What is sent may start others, or clear what is still to come: one at a time.
        for (let next = waiting[0]; next; next = waiting[0]) {
          next.timer.cancel()
          waiting = waiting.slice(1)
          give(next.values)
        }
      },
      clear
    }
    if (places[0]!.type === 'any') hot.any = (message: Message) => list([message as Value])
    const cold = places.slice(1).map(({ type }, i): InletHandlers => {
      const set = (value: Message): void => void (held[i + 1] = value as Value)
      if (type === 'any') return { any: set }
      return type === 'number' ? { number: set } : { symbol: set }
    })
    return { inlets: [hot, ...cold, { number: (x) => void (delay = x) }], dispose: clear }
  }
})

function checkedPlaces(atoms: List): PipePlace[] {
  return pipePlaces(atoms).map((place, i) => {
    if (place) return place
    throw new LoadbangError(
      'bad-type',
      `[pipe] does not know the type ${formatAtom(atoms[i])}.`,
      'Write a number, f (number), s (symbol) or a (anything), and the time last.'
    )
  })
}

function timeOf(atoms: List): number {
  const time = atoms.at(-1) ?? 0
  if (typeof time === 'number') return time
  throw new LoadbangError(
    'bad-argument',
    `[pipe] asks for a time as its last argument, and found ${formatAtom(time)}.`,
    'Write for example pipe s 500.'
  )
}

/** What a place takes of an atom: Pd makes 0 of a symbol, and of a number the symbol float. */
function converted(type: PipeType, value: Value): Value {
  if (type === 'any') return value
  if (typeof value !== 'number' && typeof value !== 'string')
    throw new LoadbangError(
      'type-mismatch',
      `A ${kindOf(asMessage(value))} came where [pipe] holds a ${type}.`,
      'Write a for anything: pipe a 500.'
    )
  if (type === 'number') return typeof value === 'number' ? value : 0
  return typeof value === 'string' ? value : 'float'
}
