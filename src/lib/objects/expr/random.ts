// Random numbers of [expr]: those of C's library, as native Pd on Linux draws them, one sequence for all boxes of a running patch,
// the same at every start. It is not the one of [random], so that a box more does not change what the others give.
import type { Shared } from '../../runtime/define.ts'

const sequences = new WeakMap<Shared, () => number>()

/** Words of state, how far back one is added, and how many are drawn before the first that counts. */
const STATE = 31
const BACK = 3
const UNUSED = 310

/** 31 bits at a time: the additive generator of the C library, begun with 1. */
export function cRandom(): () => number {
  const state = new Int32Array(STATE)
  state[0] = 1
  for (let i = 1; i < STATE; i++) state[i] = (16807 * state[i - 1]!) % 2147483647
  let at = BACK
  const next = (): number => {
    state[at] = (state[at]! + state[(at + STATE - BACK) % STATE]!) | 0
    const drawn = state[at]! >>> 1
    at = (at + 1) % STATE
    return drawn
  }
  for (let i = 0; i < UNUSED; i++) next()
  return next
}

/** From 0 up to, but not including, 1, in steps of 1 / 32768, as Pd takes it. */
export function randomOf(shared: Shared): () => number {
  let next = sequences.get(shared)
  if (!next) {
    const draw = cRandom()
    next = () => (draw() & 0x7fff) / 32768
    sequences.set(shared, next)
  }
  return next
}
