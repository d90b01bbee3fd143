// A text that is typed while others may change what it began from: what they change comes into it, and what is typed stays.
import { applyEdits, movedCaret, rebase, textEdits } from './text-edits.ts'

export class Draft {
  text: string
  /** What the stored text was when it was last seen: the draft is that, and what was typed since. */
  #base: string

  constructor(stored: string) {
    this.#base = this.text = stored
  }

  /** The stored text as it was last seen. */
  get base(): string {
    return this.#base
  }

  /** Takes in what the stored text is now. Gives where a caret in the draft goes. */
  meet(stored: string): (caret: number) => number {
    const before = this.text
    if (stored !== this.#base) {
      const others = textEdits(this.#base, stored)
      // Both have come to the same: it was this draft that was stored.
      if (stored !== before) this.text = applyEdits(stored, rebase(textEdits(this.#base, before), others))
      this.#base = stored
    }
    const way = textEdits(before, this.text)
    return (caret) => movedCaret(caret, way)
  }

  /** It has been stored as it is. */
  stored(): void {
    this.#base = this.text
  }
}
