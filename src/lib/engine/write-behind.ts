// What has been written in memory goes on to the disk: soon, one name after the other in the order of writing, so that a file that was
// moved is never under neither name; and of what is written again and again, the newest now and then.

/** Least milliseconds between two rounds; and how many times longer than a round the pause after it is. */
const PAUSE = 250
const REST = 9

export class WriteBehind {
  readonly #write: (name: string) => Promise<void>
  /** In the order in which they are to be written. */
  readonly #names = new Set<string>()
  #now: string | null = null
  #running: Promise<void> | null = null
  #hurry: (() => void) | null = null
  #closing = false

  /** `write`: writes what the name means now; never rejects. */
  constructor(write: (name: string) => Promise<void>) {
    this.#write = write
  }

  /** Has to be written; `last`: after all that has been noted before, such as what is taken away. */
  note(name: string, last = false): void {
    if (last) this.#names.delete(name)
    this.#names.add(name)
    this.#running ??= this.#run()
  }

  /** Whether the disk does not have the newest of it yet. */
  has(name: string): boolean {
    return this.#now === name || this.#names.has(name)
  }
  /** Whether it has been written anew since it began to be put on the disk. */
  again(name: string): boolean {
    return this.#names.has(name)
  }

  /** Resolves when all of it is on the disk; from now on nothing waits. */
  async flush(): Promise<void> {
    this.#closing = true
    this.#hurry?.()
    while (this.#running) await this.#running
  }

  async #run(): Promise<void> {
    // What else the present turn writes.
    await this.#pause(0)
    while (this.#names.size > 0) {
      const began = performance.now()
      for (const name of [...this.#names]) {
        if (!this.#names.delete(name)) continue
        this.#now = name
        await this.#write(name)
        this.#now = null
      }
      // Also before the end: who comes in the meantime waits it out.
      if (!this.#closing) await this.#pause(Math.max(PAUSE, REST * (performance.now() - began)))
    }
    this.#running = null
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, milliseconds)
      this.#hurry = done
      function done(): void {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
