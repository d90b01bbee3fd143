// What changed its place in an order, told by as few items as can tell it.

/** Of two orders of the same items: those that must have moved, the rest having kept their order among themselves. */
export function movedItems(before: readonly string[], after: readonly string[]): Set<string> {
  const places = new Map(before.map((item, place) => [item, place]))
  const sequence = after.map((item) => places.get(item)!)
  const kept = new Set(longestRise(sequence))
  return new Set(before.filter((_, place) => !kept.has(place)))
}

/** The longest strictly rising subsequence. */
function longestRise(sequence: readonly number[]): number[] {
  /** ends[n]: where in the sequence the rise of n + 1 items with the least last item ends. */
  const ends: number[] = []
  const previous: number[] = []
  sequence.forEach((value, at) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const half = (low + high) >> 1
      if (sequence[ends[half]!]! < value) low = half + 1
      else high = half
    }
    previous[at] = low > 0 ? ends[low - 1]! : -1
    ends[low] = at
  })
  const rise: number[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at]!) rise.unshift(sequence[at]!)
  return rise
}
