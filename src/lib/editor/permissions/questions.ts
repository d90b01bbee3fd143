// Questions about permissions: one at a time, whoever asks.
let last: Promise<unknown> = Promise.resolve()

/** Calls `ask` when the question before was answered. */
export function inTurn<T>(ask: () => T | Promise<T>): Promise<T> {
  const mine = last.then(ask)
  last = mine.catch(() => {})
  return mine
}
