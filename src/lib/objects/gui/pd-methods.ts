// Which of a box's methods a message calls, as Pd chooses: by its kind or selector, then bang, number or symbol through the list's,
// then whatever takes anything. The same for what comes by a cable and for what comes by name.
import { LoadbangError } from '../../runtime/errors.ts'
import type { InletHandlers } from '../../runtime/define.ts'
import { bang, Command, isRecord, type List, type Message } from '../../runtime/message.ts'
import { asMessage } from '../../runtime/text/compose.ts'

export interface PdMethods {
  bang?(): void
  number?(x: number): void
  symbol?(s: string): void
  list?(list: List): void
  any?(): void
  /** By selector. */
  commands: Readonly<Record<string, (args: List) => void>>
}

/** Thrown by a command whose arguments are of the wrong kind. */
class BadArguments extends Error {}

/** A command whose first arguments must be numbers. */
export const numbers =
  (count: number, run: (...found: number[]) => void) =>
  (args: List): void => {
    const found: number[] = []
    for (const arg of args.slice(0, count)) if (typeof arg === 'number') found.push(arg)
    if (found.length < count) throw new BadArguments()
    run(...found)
  }

/** A number among arguments where anything may stand: what is none counts as 0. */
export const numberIn = (args: List, place: number): number => {
  const arg = args[place]
  return typeof arg === 'number' ? arg : 0
}

/** The first argument as a name; none is the empty one, and a number is no name. */
export const nameArgument = (args: List): string => {
  const [name = ''] = args
  if (typeof name !== 'string') throw new BadArguments()
  return name
}

export function dispatcher(
  className: string,
  methods: PdMethods,
  complain: (error: LoadbangError) => void
): (message: Message) => void {
  const { list, any, commands } = methods
  const refuse = (what: string): void => {
    const known = [
      ...(['bang', 'number', 'symbol', 'list'] as const).filter((kind) => methods[kind]),
      ...Object.keys(commands)
    ]
    complain(
      new LoadbangError(
        'no-method',
        `[${className}] has no method for ${what}.`,
        `It takes ${known.join(', ')}.`
      )
    )
  }
  const receive = (message: Message): void => {
    if (typeof message === 'number') {
      if (methods.number) methods.number(message)
      else if (list) list([message])
      else if (any) any()
      else refuse('a number')
    } else if (message === bang) {
      if (methods.bang) methods.bang()
      else if (list) list([])
      else if (any) any()
      else refuse('bang')
    } else if (typeof message === 'string') {
      if (methods.symbol) methods.symbol(message)
      else if (list) list([message])
      else if (any) any()
      else refuse(`the symbol "${message}"`)
    } else if (Array.isArray(message)) {
      const items = message as List
      if (list) list(items)
      else if (items.length === 0) receive(bang)
      else if (any) any()
      // One inlet: the first atom is for it, and nobody takes the others.
      else receive(asMessage(items[0]))
    } else if (message instanceof Command) command(message)
    else if (any) any()
    else if (isRecord(message)) record(message)
    else refuse('bytes')
  }
  const command = ({ selector, args }: Command): void => {
    const run = Object.hasOwn(commands, selector) ? commands[selector] : undefined
    if (!run) return any ? any() : refuse(`"${selector}"`)
    try {
      run(args)
    } catch (thrown) {
      if (!(thrown instanceof BadArguments)) throw thrown
      complain(
        new LoadbangError(
          'pd-arguments',
          `"${selector}" cannot be done with ${args.length === 0 ? 'nothing after it' : 'what stands after it'}.`,
          'Look up what it takes in the help of this box.'
        )
      )
    }
  }
  /** `{set: 5}` and `{type: "set", value: 5}` are `set 5` (rule 7). */
  const record = (message: Extract<Message, object>): void => {
    const entries = Object.entries(message)
    const [first] = entries
    if (first?.[0] === 'type' && typeof first[1] === 'string')
      return command(
        new Command(
          first[1],
          entries.slice(1).map(([, value]) => value)
        )
      )
    if (entries.length !== 1 || !first) return refuse('this record')
    const content: unknown = first[1]
    command(new Command(first[0], Array.isArray(content) ? (content as List) : [first[1]]))
  }
  return receive
}

export const inletOf = (receive: (message: Message) => void): InletHandlers => ({
  bang: () => receive(bang),
  number: receive,
  any: receive
})
