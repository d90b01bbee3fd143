// When a disk is tidied: a while after the last of all else, and never beside it.
import type { Disk } from './disk.ts'

export class Tidying {
  readonly #disk: Disk
  readonly #turn: (work: () => Promise<void>) => void
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `turn`: does work when nothing else is done, and lets nothing else be done meanwhile. */
  constructor(disk: Disk, turn: (work: () => Promise<void>) => void) {
    this.#disk = disk
    this.#turn = turn
  }

  /** In time for what must be tidied before anything else is written. */
  async now(): Promise<void> {
    if (this.#disk.untidy === 0) await this.#disk.tidy()
  }

  later(): void {
    const { untidy } = this.#disk
    if (untidy !== null)
      this.#timer = setTimeout(() => this.#turn(() => this.#tidy().catch(() => {})), untidy)
  }

  notYet(): void {
    if (this.#timer === undefined) return
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  async #tidy(): Promise<void> {
    await this.#disk.tidy()
  }
}
