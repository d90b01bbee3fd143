// A call, from being asked to being answered, and how calls are done inside a transaction.
import type { LoadbangError } from '../../runtime/errors.ts'
import type { Kind, Tx, Work } from './disk.ts'
import { Effects } from './effects.ts'
import { isPromise, type Steps } from './steps.ts'

/** What the calls of one asker have in common. */
export interface Manner {
  readonly kinds: readonly Kind[]
  readonly writes: boolean
  /** Answered when it is done in memory; what fails then is told to `failed`. */
  readonly fast?: boolean
  failed?(error: LoadbangError): void
  /** It asks one question alone, and its answer needs nothing else: the next call need not wait for it. */
  readonly piped?: boolean
}

/** Does a call; may be called again after all that it did was taken back. */
export type Run<T> = (effects: Effects) => Steps<T>

/** What is wrong with a call that is not even asked. */
export const refusal = (thrown: unknown): Promise<never> =>
  Promise.reject(thrown instanceof Error ? thrown : new Error(String(thrown)))

/** What is remembered of one kind. */
export interface Part {
  /** Whether calls can be tried in memory. */
  ready(writes: boolean): boolean
  /** Reads what that needs. */
  load(writes: boolean): Steps<void>
  /** What is remembered may be old. */
  forget(): void
}

// One function for all, where each call would make one of its own.
let resolve: (answer: unknown) => void
let reject: (error: unknown) => void
const take = (toResolve: (answer: unknown) => void, toReject: (error: unknown) => void): void => {
  resolve = toResolve
  reject = toReject
}

/** A call on its way, and what it has done. */
export class Asked extends Effects {
  readonly manner: Manner
  readonly run: Run<unknown>
  /** What must be there before it can be done. */
  hold: Promise<unknown> | null = null
  /** Whether it was done, and then its answer; or what it threw. */
  outcome: 'none' | 'answer' | 'error' = 'none'
  value: unknown
  answered = false
  readonly promise: Promise<unknown>
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: unknown) => void

  constructor(manner: Manner, run: Run<unknown>) {
    super()
    this.manner = manner
    this.run = run
    this.promise = new Promise(take)
    this.resolve = resolve
    this.reject = reject
  }

  done(answer: unknown): void {
    this.outcome = 'answer'
    this.value = answer
  }

  threw(error: unknown): void {
    this.takeBack()
    this.outcome = 'error'
    this.value = error
  }
}

/** Runs calls inside a transaction. What one of them throws is its own affair; what the disk says is all of theirs. */
export function* doing(tx: Tx, calls: readonly Asked[]): Work {
  const piped: Promise<void>[] = []
  for (const asked of calls) {
    let steps: Steps<unknown>
    let step = attempt(asked, () => (steps = asked.run(asked)).next())
    while (step && !step.done) {
      const answer = step.value(tx)
      if (asked.manner.piped && isPromise(answer)) {
        piped.push(answer.then((value) => void attempt(asked, () => steps.next(value))))
        step = null
      } else {
        const value: unknown = yield answer
        step = attempt(asked, () => steps.next(value))
      }
    }
    if (step) for (const deed of asked.deeds) if (deed.to === 'kv' || deed.to === 'docs') tx.write(deed)
  }
  if (piped.length > 0) yield Promise.all(piped)
}

type Step = IteratorResult<(tx: Tx) => unknown, unknown>

/** null: it threw, and that is the outcome. */
function attempt(asked: Asked, work: () => Step): Step | null {
  try {
    const step = work()
    if (step.done) asked.done(step.value)
    return step
  } catch (thrown) {
    asked.threw(thrown)
    return null
  }
}

/** What is not remembered of a kind yet. */
export function* loading(tx: Tx, part: Part, writes: boolean): Work {
  if (part.ready(writes)) return
  const steps = part.load(writes)
  for (let step = steps.next(); !step.done;) step = steps.next(yield step.value(tx))
}

/** Kinds of these calls, or of those among them that write. */
export function kindsOf(all: readonly Asked[], writing = false): Kind[] {
  const kinds: Kind[] = []
  let last: Manner | null = null
  for (const { manner } of all) {
    // Thousands may come from one asker.
    if (manner === last || (writing && !manner.writes)) continue
    last = manner
    for (const kind of manner.kinds) if (!kinds.includes(kind)) kinds.push(kind)
  }
  return kinds
}
