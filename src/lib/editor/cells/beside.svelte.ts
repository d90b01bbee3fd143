// Which cells stand beside the canvas, as tabs: of the patch that is open, by their boxes' ids in the engine.
class Beside {
  #patchId = ''
  cells = $state.raw<readonly string[]>([])
  active = $state<string | null>(null)

  open(patchId: string, id: string): void {
    if (patchId !== this.#patchId) this.cells = []
    this.#patchId = patchId
    if (!this.cells.includes(id)) this.cells = [...this.cells, id]
    this.active = id
  }
  /** Its neighbour is shown instead. */
  close(id: string): void {
    const at = this.cells.indexOf(id)
    if (at < 0) return
    this.cells = this.cells.filter((each) => each !== id)
    if (this.active === id) this.active = this.cells[Math.min(at, this.cells.length - 1)] ?? null
  }
  of(patchId: string): readonly string[] {
    return patchId === this.#patchId ? this.cells : []
  }
}

export const beside = new Beside()
