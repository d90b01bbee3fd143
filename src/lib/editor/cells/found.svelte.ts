// What the page knows of cells beside their code: type errors that the code editor has seen, and what was run last. Small, so that
// boxes can show it without loading the editor. Keys: `cellKey`.
import { SvelteMap } from 'svelte/reactivity'
import type { TypeFault } from '../boxes/host.ts'

interface Seen {
  code: string
  faults: readonly TypeFault[]
}

/** What tabs tell each other over the BroadcastChannel `loadbang-ran`. */
interface Ran {
  key: string
  code: string
}

/** `id`: the box as the engine calls it. */
export const cellKey = (patchId: string, id: string): string => `${patchId}:${id}`

const NONE: readonly TypeFault[] = []

class Found {
  #seen = new SvelteMap<string, Seen>()
  /** The code as it was when it was last run, in any tab of this browser: one of them runs it for all. */
  readonly ran = new SvelteMap<string, string>()
  readonly #tabs = new BroadcastChannel('loadbang-ran')
  /** Of cells that are open: checks what stands there now. */
  readonly checks = new Map<string, () => Promise<readonly TypeFault[]>>()

  constructor() {
    this.#tabs.onmessage = ({ data }: MessageEvent<Ran>) => void this.ran.set(data.key, data.code)
  }

  /** It is run now. */
  run(key: string, code: string): void {
    this.ran.set(key, code)
    this.#tabs.postMessage({ key, code } satisfies Ran)
  }

  /** The type errors of this code, as far as it was seen. Reactive. */
  known(key: string, code: string): readonly TypeFault[] {
    const seen = this.#seen.get(key)
    return seen?.code === code ? seen.faults : NONE
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
    return check ? check() : this.known(key, code)
  }
}

export const found = new Found()
