// A long list sorted in short pieces, so that whoever else needs the thread gets it in between.
import type { Turns } from '../storage/data/turns.ts'

/** Items sorted in one go, and steps of merging between two looks at the clock. */
const RUN = 1024
const LOOK = 512

/** Stable. Gives a list of its own. */
export async function sortInTurns<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
  turns: Turns
): Promise<T[]> {
  let from = items.slice()
  for (let i = 0; i < from.length; i += RUN) {
    const run = from.slice(i, i + RUN).sort(compare)
    for (let j = 0; j < run.length; j++) from[i + j] = run[j]!
    if (turns.over) await turns.pause()
  }
  let to = from.slice()
  for (let width = RUN; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length)
      const end = Math.min(middle + width, from.length)
      let [a, b] = [start, middle]
      for (let at = start; at < end; at++) {
        const isLeft = a < middle && (b >= end || compare(from[a]!, from[b]!) <= 0)
        to[at] = isLeft ? from[a++]! : from[b++]!
        if (at % LOOK === 0 && turns.over) await turns.pause()
      }
    }
    ;[from, to] = [to, from]
  }
  return from
}
