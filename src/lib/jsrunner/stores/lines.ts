// Cells that update the same key stand in line for it: one works on the value while the others wait, in the order in which they
// came, instead of undoing each other's tries. Whoever takes too long (or has been taken over) is passed by; the store itself sees
// to it that nobody's change is lost.
import { times } from '../protocol.ts'

export class Lines {
  #lines = new Map<string, (() => void)[]>()

  /** Resolves when it is this one's turn, with what ends it. */
  async enter(name: string): Promise<() => void> {
    const line = this.#lines.get(name)
    if (line) await new Promise<void>((resolve) => line.push(resolve))
    else this.#lines.set(name, [])
    let left = false
    const leave = (): void => {
      if (left) return
      left = true
      clearTimeout(late)
      const next = this.#lines.get(name)?.shift()
      if (next) next()
      else this.#lines.delete(name)
    }
    const late = setTimeout(leave, times.updateMs)
    return leave
  }
}
