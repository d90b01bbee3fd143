// Which name did they mean? The one that takes the fewest changes of a letter, if these are few; or one that begins alike.

/** Insertions, deletions, changes of one letter, and swaps of two neighbours (optimal string alignment), up to `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length]!
}

/** The nearest of the names, or undefined where none is near. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  if (name.length < 2 || name.length > 40) return undefined
  const most = name.length <= 4 ? 1 : 2
  let found: string | undefined
  let least = most + 1
  for (const other of names) {
    // `metronome` means metro, and `count` counter; short names begin too many words.
    const alike = other.length > 3 && name.length > 3 && (name.startsWith(other) || other.startsWith(name))
    const changes = alike ? 1 : distance(name, other, most)
    if (changes < least && other.length > 1) {
      least = changes
      found = other
    }
  }
  return found
}
