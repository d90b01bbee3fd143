// From an object's handlers to one inlet with a function for each way in. Pd's fallbacks are worked out here, once, when the
// box is made: bang, number, symbol -> list -> any; list -> bang if empty, the atom's own kind if it has one, else any, else
// (hot inlet of a plain object) spread over the inlets. Operations declared in `accepts` come first (rules 6 to 10).
import { LoadbangError } from '../errors.ts'
import type { InletHandlers, InletSpec } from '../define.ts'
import { bang, Command, isBinary, kindOf, type List, type Message, type MessageRecord } from '../message.ts'
import { operations } from '../schema/operations.ts'
import { asMessage } from '../text/compose.ts'
import { formatAtom } from '../text/format.ts'
import type { Inlet, Target } from './delivery.ts'

type Handler = (argument: unknown, rest?: unknown) => void

function noMethod(title: string, what: string, takes: string): LoadbangError {
  return new LoadbangError('no-method', `The inlet "${title}" has no method for ${what}.`, takes)
}

export function makeInlet(
  box: Target,
  index: number,
  spec: InletSpec | undefined,
  handlers: InletHandlers,
  /** All inlets of the box, for spreading a list; filled after this call. */
  siblings: readonly Inlet[]
): Inlet {
  const title = spec?.title ?? `inlet ${index}`
  const ops = spec?.accepts && spec.accepts.length > 0 ? operations(spec.accepts) : null
  const named = spec?.verbatim ? null : ops
  const h = handlers as Record<string, Handler | undefined>
  const any = h.any as ((message: Message) => void) | undefined
  const takesText = (): string => {
    const kinds = Object.keys(h).filter((k) =>
      ['bang', 'number', 'symbol', 'list', 'record', 'binary'].includes(k)
    )
    const said = [...kinds, ...(ops ? ops.selectors.map((s) => `"${ops.describe(s)}"`) : [])]
    return said.length > 0 ? `It takes ${said.join(', ')}.` : ''
  }
  const refuse = (what: string): never => {
    throw noMethod(title, what, takesText())
  }

  const list = h.list as ((list: List) => void) | undefined
  const onBang =
    (h.bang as (() => void) | undefined) ??
    (list ? () => list([]) : any ? () => any(bang) : () => refuse('bang'))
  const onNumber =
    (h.number as ((x: number) => void) | undefined) ??
    (list ? (x: number) => list([x]) : any ? any : (x: number) => refuse(`the number ${formatAtom(x)}`))
  const onSymbol =
    (h.symbol as ((s: string) => void) | undefined) ??
    (list ? (s: string) => list([s]) : any ? any : (s: string) => refuse(`the symbol ${formatAtom(s)}`))

  /** True when a declared operation took the message. */
  const operate = (message: Message): boolean => {
    const found = ops?.normalise(message)
    if (!found) return false
    const handler = h[found.selector]
    if (!handler) return false
    handler(found.record)
    return true
  }

  const spread = (items: List): void => {
    for (let i = Math.min(items.length, siblings.length) - 1; i >= 0; i--) {
      const inlet = siblings[i]!
      const item = asMessage(items[i])
      if (typeof item === 'number') inlet.number(item)
      else if (item === bang) inlet.bang()
      else inlet.message(item)
    }
  }
  const onList = (items: List): void => {
    if (list) return list(items)
    if (items.length === 0) return onBang()
    if (items.length === 1) {
      const only = asMessage(items[0])
      if (!Array.isArray(only)) {
        if (typeof only === 'number') return onNumber(only)
        if (only === bang) return onBang()
        return onMessage(only)
      }
    }
    if (any) return any(items)
    if (index === 0 && siblings.length > 1) return spread(items)
    const first = items[0]
    // Pd: an object with one inlet takes a list's first atom.
    if (index === 0 && typeof first === 'number' && h.number) return onNumber(first)
    refuse(`the list ${items.map(formatAtom).join(' ')}`)
  }
  const onMessage = (message: Message): void => {
    if (typeof message === 'number') return onNumber(message)
    if (message === bang) return onBang()
    if (typeof message === 'string') {
      if (named && operate(message)) return
      return onSymbol(message)
    }
    if (Array.isArray(message)) {
      const items = message as List
      if (named && typeof items[0] === 'string' && operate(items)) return
      return onList(items)
    }
    if (message instanceof Command) {
      if (ops && operate(message)) return
      if (h.command) return h.command(message.selector, message.args)
      if (any) return any(message)
      refuse(`"${message.selector}"`)
    } else if (isBinary(message)) {
      if (h.binary) return h.binary(message)
      if (any) return any(message)
      refuse('bytes')
    } else {
      if (ops && operate(message)) return
      if (h.record) return h.record(message as MessageRecord)
      if (any) return any(message)
      refuse(
        kindOf(message) === 'record'
          ? `the record {${Object.keys(message as MessageRecord)
              .slice(0, 4)
              .join(', ')}}`
          : 'this'
      )
    }
  }
  return { box, index, bang: onBang, number: onNumber, message: onMessage }
}
