// Merging updates as bytes. `mergeUpdates` takes time with the square of their number (50,000 small ones: 65 s), so it is done as a
// tree of at most a hundred at once (0.3 s).
import * as Y from 'yjs'

const fan = 100

/** The update that nothing is in. */
export const emptyUpdate = Uint8Array.of(0, 0)

/** One update with the content of all, not collected. */
export function mergeTree(updates: readonly Uint8Array[]): Uint8Array {
  if (updates.length === 0) return emptyUpdate
  let level = [...updates]
  while (level.length > 1) {
    const next: Uint8Array[] = []
    for (let i = 0; i < level.length; i += fan) next.push(Y.mergeUpdates(level.slice(i, i + fan)))
    level = next
  }
  return level[0]!
}
