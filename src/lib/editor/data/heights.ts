// Places in a long list whose items are not equally high: heights that are known, and a guess for all others. A Fenwick tree: what is
// found and what is set costs the logarithm of the list's length.

export class Heights {
  readonly count: number
  readonly #guess: number
  /** Differences from the guess: of each item, and summed up in the tree's way. */
  readonly #own: Float64Array
  readonly #sums: Float64Array

  constructor(count: number, guess: number) {
    this.count = count
    this.#guess = guess
    this.#own = new Float64Array(count)
    this.#sums = new Float64Array(count + 1)
  }

  get total(): number {
    return this.top(this.count)
  }

  height(index: number): number {
    return this.#guess + (this.#own[index] ?? 0)
  }

  /** Gives by how much it grew. */
  set(index: number, height: number): number {
    const more = height - this.height(index)
    if (more === 0 || index >= this.count) return 0
    this.#own[index]! += more
    for (let i = index + 1; i <= this.count; i += i & -i) this.#sums[i]! += more
    return more
  }

  /** Where the item begins. */
  top(index: number): number {
    let sum = index * this.#guess
    for (let i = Math.min(index, this.count); i > 0; i -= i & -i) sum += this.#sums[i]!
    return sum
  }

  /** The item at that place. */
  at(y: number): number {
    let low = 0
    let high = Math.max(0, this.count - 1)
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.top(middle) <= y) low = middle
      else high = middle - 1
    }
    return low
  }
}
