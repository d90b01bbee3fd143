// The rows that are selected, by name. One signal for all of them: Ctrl A selects a hundred thousand in one go, and a signal for each
// would take seconds.
export class Selection {
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- `#changes` is its signal
  #names = new Set<string>()
  #changes = $state(0)

  get size(): number {
    void this.#changes
    return this.#names.size
  }

  has(name: string): boolean {
    void this.#changes
    return this.#names.has(name)
  }

  add(name: string): void {
    if (this.#names.has(name)) return
    this.#names.add(name)
    this.#changes++
  }

  delete(name: string): void {
    if (this.#names.delete(name)) this.#changes++
  }

  clear(): void {
    if (this.#names.size === 0) return
    this.#names.clear()
    this.#changes++
  }

  [Symbol.iterator](): Iterator<string> {
    void this.#changes
    return this.#names.values()
  }
}
