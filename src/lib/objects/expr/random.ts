// Random numbers of [expr]: one sequence for all boxes of a running patch, the same at every start. It is not the one of [random],
// so that a box more does not change what the others give.
import type { Shared } from '../../runtime/define.ts'

const sequences = new WeakMap<Shared, () => number>()

export function randomOf(shared: Shared): () => number {
  let next = sequences.get(shared)
  if (!next) {
    let state = 1489853723
    next = () => {
      state = (Math.imul(state, 472940017) + 832416023) >>> 0
      return state / 4294967296
    }
    sequences.set(shared, next)
  }
  return next
}
