// A time limit for what a browser may never answer: first opens in Safari, deletions that another tab holds up.

/** The promise's own outcome, or a rejection with `late()` after `ms` milliseconds. */
export function within<T>(ms: number, promise: Promise<T>, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), ms)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
