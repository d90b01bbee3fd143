// Two texts compared line by line: which lines went, which came, with a few that stayed around them.

export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed' | 'gap'
  /** Of a gap: how many lines stayed and are not shown, in words. */
  readonly text: string
}

/** Lines that stayed which are shown before and after a change. */
const CONTEXT = 2
/** Above this many comparisons, what lies between the first and the last difference counts as replaced whole. */
const MOST = 4_000_000

/** Every line of both texts in order, or [] where they are the same; long runs that stayed are one gap. */
export function compareLines(before: string, after: string): DiffLine[] {
  if (before === after) return []
  return withGaps(everyLine(linesOf(before), linesOf(after)))
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'))

function everyLine(a: readonly string[], b: readonly string[]): DiffLine[] {
  let start = 0
  const most = Math.min(a.length, b.length)
  while (start < most && a[start] === b[start]) start++
  let end = 0
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const line = (kind: DiffLine['kind']) => (text: string) => ({ kind, text })
  return [
    ...a.slice(0, start).map(line('same')),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map(line('same'))
  ]
}

/** By the longest common subsequence; among equal ones what goes comes before what comes. */
function middle(a: readonly string[], b: readonly string[]): DiffLine[] {
  const out: DiffLine[] = []
  const [rows, columns] = [a.length, b.length]
  const lengths = rows * columns > MOST ? null : commonLengths(a, b)
  let [i, j] = [0, 0]
  while (i < rows || j < columns) {
    const at = (row: number, column: number) => lengths?.[row * (columns + 1) + column] ?? 0
    if (lengths && i < rows && j < columns && a[i] === b[j]) {
      out.push({ kind: 'same', text: a[i]! })
      i++
      j++
    } else if (i < rows && (j === columns || at(i + 1, j) >= at(i, j + 1))) {
      out.push({ kind: 'removed', text: a[i++]! })
    } else out.push({ kind: 'added', text: b[j++]! })
  }
  return out
}

/** Length of the longest common subsequence of what is left from each pair of places. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1
  const table = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] =
        a[i] === b[j]
          ? table[(i + 1) * width + j + 1]! + 1
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!)
    }
  }
  return table
}

function withGaps(lines: readonly DiffLine[]): DiffLine[] {
  const near = (at: number) =>
    lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(({ kind }) => kind !== 'same')
  const out: DiffLine[] = []
  let hidden = 0
  const gap = () => {
    if (hidden > 0) out.push({ kind: 'gap', text: hidden === 1 ? '1 line' : `${hidden} lines` })
    hidden = 0
  }
  lines.forEach((line, at) => {
    if (!near(at)) return hidden++
    gap()
    out.push(line)
  })
  gap()
  return out
}
