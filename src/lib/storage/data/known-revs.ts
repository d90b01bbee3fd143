// As of which commits what is remembered is, by kind, and whether that is in doubt.
import type { Kind, Revs } from './disk.ts'

export class KnownRevs {
  revs: Revs = { kv: -1, db: -1 }
  /** Kinds of which others have said that they committed. */
  readonly #suspect = new Set<Kind>()

  suspect(kind: Kind): void {
    this.#suspect.add(kind)
  }

  /** Whether one of these kinds is. */
  doubts(kinds: readonly Kind[]): boolean {
    return this.#suspect.size > 0 && kinds.some((kind) => this.#suspect.has(kind))
  }

  /** Those of which the disk says another number. */
  stale(kinds: readonly Kind[], revs: Revs): Kind[] {
    return kinds.filter((kind) => this.revs[kind] !== revs[kind])
  }

  /** What is remembered is right as of these. */
  note(kinds: readonly Kind[], revs: Revs): void {
    for (const kind of kinds) {
      this.move(kind, revs)
      this.#suspect.delete(kind)
    }
  }

  /** The same, of what was put right; a doubt that somebody had meanwhile stays. */
  move(kind: Kind, revs: Revs): void {
    this.revs = { ...this.revs, [kind]: revs[kind] }
  }
}
