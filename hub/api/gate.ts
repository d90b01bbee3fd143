// Lets so many through at once; the others wait, and what they send waits with them.
export type Gate = <T>(work: () => Promise<T>) => Promise<T>

export function gateFor(most: number): Gate {
  let inside = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (inside >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else inside++
    try {
      return await work()
    } finally {
      // Who waits takes over the place.
      const next = waiting.shift()
      if (next) next()
      else inside--
    }
  }
}
