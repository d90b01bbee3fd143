// Pd's number, symbol and list atoms as objects: what comes in is turned into what the box holds, shown, and sent. Their bounds are
// for the hand; numbers that are sent to them pass as they are.
import { LoadbangError } from '../../runtime/errors.ts'
import type { ObjectContext, ObjectInstance } from '../../runtime/define.ts'
import { bang, type List, type Message, type Value } from '../../runtime/message.ts'
import { asMessage } from '../../runtime/text/compose.ts'
import { isRelease } from './held-value.ts'
import { nameIn, type PdGui } from './pd-gui-arguments.ts'
import { dispatcher, inletOf } from './pd-methods.ts'

interface Holds {
  initial: Value
  /** What a message's atoms mean here. */
  of(atoms: List): Value
  /** Whether a list without atoms is content, where otherwise it is a bang. */
  empty: boolean
}

const first =
  (reads: (atom: Value) => Value) =>
  ([atom]: List): Value =>
    reads(atom)

export const number: Holds = {
  initial: 0,
  of: first((atom) => (typeof atom === 'number' ? atom : 0)),
  empty: false
}
export const symbol: Holds = {
  initial: '',
  // Pd's word for a number that is asked for its symbol.
  of: first((atom) => (typeof atom === 'string' ? atom : 'float')),
  empty: false
}
export const list: Holds = { initial: Object.freeze([]), of: (atoms) => atoms, empty: true }

const messageOf = (held: Value): Message =>
  Array.isArray(held)
    ? held.length === 0
      ? bang
      : held.length === 1
        ? asMessage(held[0])
        : (held as List)
    : asMessage(held)

export function pdAtom(context: ObjectContext<unknown>, gui: PdGui, holds: Holds): ObjectInstance {
  const { previous, outlets, names, className, error, show } = context
  const send = nameIn(gui.kind, gui.send)
  const receive = nameIn(gui.kind, gui.receive)
  let held = previous ?? holds.initial
  show(held)

  const set = (atoms: List): void => {
    if (atoms.length === 0 && !holds.empty) return
    held = holds.of(atoms)
    show(held)
  }
  const fire = (): void => {
    const message = messageOf(held)
    if (send === null) return void outlets[0]?.send(message)
    if (send !== receive) return void names.send(send, message)
    error(
      new LoadbangError(
        'message-loop',
        `[${className}] sends to "${send}", and is reached by that name itself.`,
        'Give it another name to send to.'
      )
    )
  }
  const take = (atoms: List): void => {
    set(atoms)
    fire()
  }
  const receiveMessage = dispatcher(
    className,
    {
      bang: fire,
      number: (x) => take([x]),
      symbol: (s) => take([s]),
      list: (atoms) => (atoms.length === 0 ? fire() : take(atoms)),
      commands: { set }
    },
    error
  )
  const unbind = receive === null ? undefined : names.bind(receive, receiveMessage)
  return {
    // As in Pd: what is reached by a name has no inlet, and what sends to one has no outlet.
    inlets: receive === null ? [inletOf(receiveMessage)] : [],
    play(message) {
      if (!isRelease(message)) receiveMessage(message)
    },
    state: () => held,
    ...(unbind ? { dispose: unbind } : {})
  }
}
