// Which cells stand beside the canvas, as tabs: of the patch that is open, by their boxes' ids in the engine.
class Beside {
  #patchId = ''
  /** They are on the screen. */
  #shown = false
  cells = $state.raw<readonly string[]>([])
  active = $state<string | null>(null)
  /** The cell that is typed in there, by its box. */
  typing = $state<string | null>(null)
  /** Where its editor is to go, as soon as it is here. */
  wanted = $state.raw<{ readonly id: string; readonly line: number } | null>(null)

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
  /** The panel stands there, until the function that it gives is called. */
  show(): () => void {
    this.#shown = true
    return () => {
      this.#shown = false
      this.wanted = null
    }
  }
  /** Goes to a line of a cell that has a tab here. False: it has none that could be seen. */
  goTo(patchId: string, id: string, line: number): boolean {
    if (!this.#shown || !this.of(patchId).includes(id)) return false
    this.active = id
    this.wanted = { id, line }
    return true
  }
  of(patchId: string): readonly string[] {
    return patchId === this.#patchId ? this.cells : []
  }
}

export const beside = new Beside()
