// Work that may have to ask the disk, written once for disks that answer at once (SQLite, memory) and for those that answer later
// (IndexedDB): a generator that yields its questions. As long as it yields nothing it has run in one go, in memory alone.
import type { Tx } from './disk.ts'

export type Maybe<T> = T | Promise<T>

/** A question to the disk, asked inside a transaction. */
export type Question<T> = (tx: Tx) => Maybe<T>

export type Steps<T> = Generator<Question<unknown>, T, unknown>

/** `const answer = yield* ask((tx) => …)` */
export function* ask<T>(question: Question<T>): Steps<T> {
  return (yield question) as T
}

/** Nothing to do, but in the order of all calls. */
export function* nothing(): Steps<void> {}

/** Steps that need no disk. */
export function* just<T>(value: T): Steps<T> {
  yield* nothing()
  return value
}

export const isPromise = (value: unknown): value is Promise<unknown> => value instanceof Promise

/** Two answers, each asked for without waiting for the other. */
export const both = <A, B>(a: Maybe<A>, b: Maybe<B>): Maybe<[A, B]> =>
  isPromise(a) || isPromise(b) ? Promise.all([a, b]) : [a, b]

/** Runs work that yields answers, or promises of them. Ends in one go where no promise is among them. */
export function drive<T>(work: Generator<Maybe<unknown>, T, unknown>): Maybe<T> {
  let step = work.next()
  while (!step.done) {
    if (isPromise(step.value)) return driveOn(work, step.value)
    step = work.next(step.value)
  }
  return step.value
}

async function driveOn<T>(work: Generator<Maybe<unknown>, T, unknown>, first: unknown): Promise<T> {
  let answer = first
  for (;;) {
    let step: IteratorResult<Maybe<unknown>, T>
    try {
      const value = await answer
      step = work.next(value)
    } catch (thrown) {
      step = work.throw(thrown)
    }
    if (step.done) return step.value
    answer = step.value
  }
}
