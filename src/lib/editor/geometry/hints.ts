// Labels for choosing a box by typing: short, from the keys under the fingers, none the beginning of another.

const KEYS = 'asdfghjklqwertyuiopzxcvbnm'

/** `count` different labels, all of one length, the easiest first. */
export function hintLabels(count: number): string[] {
  let labels = ['']
  while (labels.length < count) labels = [...KEYS].flatMap((key) => labels.map((label) => label + key))
  return count === 1 ? [KEYS[0]!] : labels.slice(0, count)
}
