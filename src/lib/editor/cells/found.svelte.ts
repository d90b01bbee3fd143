// What the page knows of cells beside their code: type errors that the code editor has seen, and what was run last. Small, so that
// boxes can show it without loading the editor. Keys: `cellKey`.
import { SvelteMap } from 'svelte/reactivity'

export interface TypeFault {
  /** From 1. */
  line: number
  text: string
}

interface Seen {
  code: string
  faults: readonly TypeFault[]
}

/** `id`: the box as the engine calls it. */
export const cellKey = (patchId: string, id: string): string => `${patchId}:${id}`

class Found {
  #seen = new SvelteMap<string, Seen>()
  /** The code as it was when this tab last ran it. */
  readonly ran = new SvelteMap<string, string>()
  /** Of cells that are open: checks what stands there now. */
  readonly checks = new Map<string, () => Promise<readonly TypeFault[]>>()

  /** How many type errors there are in this code, as far as it was seen. Reactive. */
  count(key: string, code: string): number {
    const seen = this.#seen.get(key)
    return seen?.code === code ? seen.faults.length : 0
  }
  see(key: string, code: string, faults: readonly TypeFault[]): void {
    this.#seen.set(key, { code, faults })
  }
  forget(key: string): void {
    this.#seen.delete(key)
    this.ran.delete(key)
    this.checks.delete(key)
  }
  /** Type errors of this code: those that were seen, or found now where its editor is open. */
  async faults(key: string, code: string): Promise<readonly TypeFault[]> {
    const check = this.checks.get(key)
    if (check) return check()
    const seen = this.#seen.get(key)
    return seen?.code === code ? seen.faults : []
  }
}

export const found = new Found()
