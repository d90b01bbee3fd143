// Which changes of a text are one step of undo: keys that go on where the last one was, to the end of the line. Pure.

export interface Change {
  /** Where it begins. */
  at: number
  removed: number
  text: string
}

export class TypingRuns {
  #from = 0
  #to = 0
  #kind: 'insert' | 'delete' | null = null

  /** What comes next begins anew. */
  end(): void {
    this.#kind = null
  }

  /** Another hand changed the text elsewhere: what is typed here goes on, where it now is. Where it was typed itself, it ends. */
  moved({ at, removed, text }: Change): void {
    if (at + removed <= this.#from) {
      this.#from += text.length - removed
      this.#to += text.length - removed
    } else if (at < this.#to) this.end()
  }

  /** Notes a change made by hand. False: it begins a step of its own. */
  goesOn(changes: readonly Change[]): boolean {
    const [change] = changes
    if (changes.length !== 1 || !change) {
      this.end()
      return false
    }
    const kind = change.text === '' ? 'delete' : 'insert'
    const end = change.at + change.removed
    const near = change.at >= this.#from - (kind === 'delete' ? change.removed : 0) && end <= this.#to
    const goesOn = kind === this.#kind && near
    this.#from = goesOn ? Math.min(this.#from, change.at) : change.at
    this.#to =
      kind === 'delete'
        ? change.at + 1
        : goesOn
          ? this.#to - change.removed + change.text.length
          : end + change.text.length - change.removed
    // A line that has ended is a step; so is what was pasted.
    this.#kind = change.text.includes('\n') ? null : kind
    return goesOn
  }
}
