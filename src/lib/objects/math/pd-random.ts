// The random numbers of Pd's [random], for the boxes that draw some: whole numbers from 0 up to, but not including, a bound.
export class PdRandom {
  state: number
  constructor(state: number) {
    this.state = state
  }

  below(bound: number): number {
    const range = bound < 1 ? 1 : bound
    this.state = (Math.imul(this.state, 472940017) + 832416023) >>> 0
    return Math.min(range - 1, Math.floor((range * this.state) / 4294967296))
  }
}
