// A call, from being asked to being answered, and how calls are done inside a transaction.
import type { LoadbangError } from '../../runtime/errors.ts'
import type { Kind, Tx, Work } from './disk.ts'
import type { Effects } from './effects.ts'
import { isPromise, type Steps } from './steps.ts'

export interface Call<T> {
  readonly kinds: readonly Kind[]
  readonly writes: boolean
  /** Does it; may be called again after all that it did was taken back. */
  run(effects: Effects): Steps<T>
  /** Answered when it is done in memory; what fails then is told to `failed`. */
  readonly fast?: boolean
  failed?(error: LoadbangError): void
  /** It asks one question alone, and its answer needs nothing else: the next call need not wait for it. */
  readonly piped?: boolean
  /** What must be there before it can be done; the calls behind wait, too. Rejects with a LoadbangError. */
  readonly hold?: Promise<unknown> | null
}

/** What is remembered of one kind. */
export interface Part {
  /** Whether calls can be tried in memory. */
  ready(writes: boolean): boolean
  /** Reads what that needs. */
  load(writes: boolean): Steps<void>
  /** What is remembered may be old. */
  forget(): void
}

/** A call on its way. */
export interface Asked {
  readonly call: Call<unknown>
  readonly effects: Effects
  hold: Promise<unknown> | null
  outcome: { readonly answer: unknown } | { readonly error: unknown } | null
  answered: boolean
  resolve(answer: unknown): void
  reject(error: unknown): void
}

/** Runs calls inside a transaction. What one of them throws is its own affair; what the disk says is all of theirs. */
export function* doing(tx: Tx, calls: readonly Asked[]): Work {
  const piped: Promise<void>[] = []
  for (const asked of calls) {
    const { call, effects } = asked
    let steps: Steps<unknown>
    let step = attempt(asked, () => (steps = call.run(effects)).next())
    while (step && !step.done) {
      const answer = step.value(tx)
      if (call.piped && isPromise(answer)) {
        piped.push(answer.then((value) => finish(asked, () => steps.next(value))))
        step = null
      } else {
        const value: unknown = yield answer
        step = attempt(asked, () => steps.next(value))
      }
    }
    if (!step) continue
    asked.outcome = { answer: step.value }
    for (const write of effects.writes) tx.write(write)
  }
  if (piped.length > 0) yield Promise.all(piped)
}

type Step = IteratorResult<(tx: Tx) => unknown, unknown>

/** null: it threw, and that is the outcome. */
function attempt(asked: Asked, work: () => Step): Step | null {
  try {
    return work()
  } catch (thrown) {
    asked.effects.takeBack()
    asked.outcome = { error: thrown }
    return null
  }
}

function finish(asked: Asked, work: () => Step): void {
  const step = attempt(asked, work)
  if (step) asked.outcome = { answer: step.value }
}

export function* asking(tx: Tx, steps: Steps<void>): Work {
  for (let step = steps.next(); !step.done;) step = steps.next(yield step.value(tx))
}

/** Kinds of these calls, or of those among them that write. */
export function kindsOf(all: readonly Asked[], writing = false): Kind[] {
  const kinds: Kind[] = []
  for (const { call } of all) {
    if (writing && !call.writes) continue
    for (const kind of call.kinds) if (!kinds.includes(kind)) kinds.push(kind)
  }
  return kinds
}
