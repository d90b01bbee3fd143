// What is known of a version of a patch without reading it.

export interface VersionInfo {
  /** Counts up, never used twice in one patch. */
  readonly n: number
  /** Milliseconds since 1970: when the patch was last seen in this state. */
  readonly at: number
  /**
   * `auto`: written while it was edited; `open`: the state in which it was found before the first edit; `restore`: the state
   * before another version was brought back; `named`: kept until somebody removes it.
   */
  readonly kind: 'auto' | 'open' | 'restore' | 'named'
  readonly name?: string
  /** Number of boxes. */
  readonly boxes: number
  /** SHA-256 of the canonical content: the same for the same patch. */
  readonly hash: string
  /** What its update takes on the disk. */
  readonly bytes: number
}

/** Newest first. */
export const byAt = (a: VersionInfo, b: VersionInfo): number => b.at - a.at || b.n - a.n
