// The text of a message box, compiled once: `,` sends a further message, `; name rest` sends to a receiver, `$n` is filled in
// from the message that comes in.
import { Command, type List, type Message, type Value } from '../message.ts'
import { asLoadbangError } from '../errors.ts'
import { atomsOf, compose } from './compose.ts'
import { badTarget, noReceivers } from './errors.ts'
import { interpolated, type DollarEnv, type Part } from './part.ts'
import { scan, type Token } from './scan.ts'

/** One message on its way out; a target of null is the outlet. */
export interface Sending {
  readonly target: string | null
  readonly message: Message
}

export interface MessageTemplate {
  /** The text it was made from. */
  readonly text: string
  /** What it always sends, where nothing in it depends on the message that comes in. */
  readonly constant: readonly Sending[] | null
  /**
   * What it sends for an incoming message, in order. A missing `$n` (then 0) and a message that cannot be (then left out) are
   * told to `env.error`; without that, the first is passed over and the second thrown.
   */
  run(message: Message, env?: DollarEnv): readonly Sending[]
}

/** One message of the text: where it goes, its atoms, and itself where it is constant. */
interface Segment {
  readonly target: Part | null
  readonly parts: readonly Part[]
  readonly constant: Sending | null
}

/** Compiles a message box's text. Throws a LoadbangError `text-…` that names the place. */
export function parseMessage(text: string): MessageTemplate {
  const segments = segmentsOf(scan(text))
  const sendings = segments.map((segment) => segment.constant)
  const constant = sendings.every((sending) => sending !== null) ? Object.freeze(sendings) : null
  const run = (message: Message, env: DollarEnv = {}): readonly Sending[] =>
    constant ?? runSegments(segments, atomsOf(message), env)
  return { text, constant, run }
}

/** The messages of a text without `$n` and `; name`; with either it is an error. */
export function parseMessages(text: string): Message[] {
  const env: DollarEnv = {
    error: (error) => {
      throw error
    }
  }
  return runSegments(segmentsOf(scan(text)), [], env).map(({ target, message }) => {
    if (target !== null) throw noReceivers()
    return message
  })
}

function segmentsOf(tokens: readonly Token[]): Segment[] {
  const segments: Segment[] = []
  let target: Part | null = null
  let expectsTarget = false
  let parts: Part[] = []
  const close = (): void => {
    if (parts.length) segments.push(segment(target, parts))
    parts = []
  }
  for (const token of tokens) {
    if (token.separator) {
      close()
      // A comma between `;` and the name is skipped, as in Pd.
      if (token.separator === ';') expectsTarget = true
    } else if (expectsTarget) {
      if (!token.part.resolve && typeof token.part.value === 'object') throw badTarget(token.start)
      target = token.part
      expectsTarget = false
    } else parts.push(token.part)
  }
  close()
  return segments
}

function segment(target: Part | null, parts: readonly Part[]): Segment {
  const varies = target?.resolve || parts.some((part) => part.resolve)
  if (varies) return { target, parts, constant: null }
  try {
    const name = target && interpolated(target.value)
    const values: List = Object.freeze(parts.map((part) => part.value))
    const message = compose((parts[0] as Part).role, values)
    Object.freeze(message instanceof Command ? message.args : message)
    return { target, parts, constant: Object.freeze({ target: name, message }) }
  } catch {
    // Such as `float foo`: an error each time it is sent, as in Pd, not one that silences the rest of the box.
    return { target, parts, constant: null }
  }
}

function runSegments(segments: readonly Segment[], atoms: List, env: DollarEnv): Sending[] {
  const sendings: Sending[] = []
  for (const { target, parts, constant } of segments) {
    if (constant) {
      sendings.push(constant)
      continue
    }
    try {
      const name = target && targetName(target, atoms, env)
      if (name === undefined) continue
      const values: Value[] = []
      for (const part of parts) values.push(part.resolve ? part.resolve(atoms, env) : part.value)
      sendings.push({ target: name, message: compose((parts[0] as Part).role, values) })
    } catch (thrown) {
      if (!env.error) throw thrown
      env.error(asLoadbangError(thrown))
    }
  }
  return sendings
}

/** The receiver's name; undefined, after an error, where it is missing: then nothing is sent, as in Pd. */
function targetName(target: Part, atoms: List, env: DollarEnv): string | undefined {
  if (!target.resolve) return interpolated(target.value)
  let missing = false
  const value = target.resolve(atoms, {
    dollarZero: env.dollarZero ?? 0,
    error: (error) => {
      missing = true
      env.error?.(error)
    }
  })
  return missing ? undefined : interpolated(value)
}
