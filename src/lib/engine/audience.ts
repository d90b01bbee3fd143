// The tabs that watch the one that runs the patch, and what each has in view. A tab that has gone is forgotten, so that frames are
// sent abroad only while somebody looks.
import { whenGone } from './presence.ts'

interface Watcher {
  ids: readonly string[]
  forget(): void
}

export class Audience {
  #watchers = new Map<string, Watcher>()
  #changed: () => void
  #whenGone: typeof whenGone

  /** `changed`: called when what others have in view has changed. */
  constructor(changed: () => void, gone: typeof whenGone = whenGone) {
    this.#changed = changed
    this.#whenGone = gone
  }

  get empty(): boolean {
    return this.#watchers.size === 0
  }

  /** Boxes that any of them has in view. */
  get ids(): string[] {
    return [...new Set([...this.#watchers.values()].flatMap(({ ids }) => ids))]
  }

  sees(tab: string, ids: readonly string[]): void {
    const known = this.#watchers.get(tab)
    if (known) known.ids = ids
    else this.#watchers.set(tab, { ids, forget: this.#whenGone(tab, () => this.leaves(tab)) })
    this.#changed()
  }

  leaves(tab: string): void {
    const watcher = this.#watchers.get(tab)
    if (!watcher) return
    watcher.forget()
    this.#watchers.delete(tab)
    this.#changed()
  }

  /** This tab no longer runs the patch. */
  clear(): void {
    for (const { forget } of this.#watchers.values()) forget()
    this.#watchers.clear()
  }
}
