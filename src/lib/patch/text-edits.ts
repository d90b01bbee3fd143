// What makes one text of another, as few and as small replacements as can be found quickly; and how such replacements of one
// person stand beside another's. Pure. Places are UTF-16 units of the text before, in rising order; no replacement cuts a
// character in two.

export interface TextEdit {
  readonly at: number
  readonly remove: number
  readonly insert: string
}

/** Steps of the search for the shortest way; a middle that differs more than that is replaced whole. */
const MOST_STEPS = 300

/** The replacements that make `after` of `before`. */
export function textEdits(before: string, after: string): TextEdit[] {
  if (before === after) return []
  // By characters, so that no half of one is ever kept or replaced alone.
  const [a, b] = [[...before], [...after]]
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a[start] === b[start]) start++
  let end = 0
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const middle = shortest(a.slice(start, a.length - end), b.slice(start, b.length - end))
  return placed(a, start, middle)
}

export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = ''
  let from = 0
  for (const { at, remove, insert } of edits) {
    result += text.slice(from, at) + insert
    from = at + remove
  }
  return result + text.slice(from)
}

/**
 * The same edits in the text that `others` have made of the one that both began with: what others typed stays, also within what is
 * removed here.
 */
export function rebase(edits: readonly TextEdit[], others: readonly TextEdit[]): TextEdit[] {
  const result: TextEdit[] = []
  for (const { at, remove, insert } of edits) {
    const pieces = without(at, at + remove, others)
    const place = moved(at, others)
    const first = pieces[0]
    if (first && moved(first.from, others) === place) {
      pieces.shift()
      result.push({ at: place, remove: first.to - first.from, insert })
    } else if (insert !== '') result.push({ at: place, remove: 0, insert })
    for (const { from, to } of pieces) result.push({ at: moved(from, others), remove: to - from, insert: '' })
  }
  return result
}

/** What two people made of one text, as one text. Of two who type at the same place, `theirs` comes first. */
export function mergeText(base: string, mine: string, theirs: string): string {
  if (mine === theirs || mine === base) return theirs
  if (theirs === base) return mine
  return applyEdits(theirs, rebase(textEdits(base, mine), textEdits(base, theirs)))
}

/** Where a caret goes when the text before it changes. */
export function movedCaret(caret: number, edits: readonly TextEdit[]): number {
  let shift = 0
  for (const { at, remove, insert } of edits) {
    if (at >= caret) break
    if (at + remove > caret) return at + shift + insert.length
    shift += insert.length - remove
  }
  return caret + shift
}

/** A place in the text before, in the text after; at a place where something was typed: behind it. */
function moved(place: number, edits: readonly TextEdit[]): number {
  let shift = 0
  for (const { at, remove, insert } of edits) {
    if (at > place || (at === place && remove > 0)) break
    if (at + remove > place) return at + shift + insert.length
    shift += insert.length - remove
  }
  return place + shift
}

/** A stretch less what others removed of it, cut where they typed into it. */
function without(from: number, to: number, others: readonly TextEdit[]): { from: number; to: number }[] {
  const pieces: { from: number; to: number }[] = []
  for (const { at, remove } of others) {
    if (at + remove < from || at > to) continue
    if (at > from) pieces.push({ from, to: at })
    from = Math.max(from, at + remove)
  }
  if (from < to) pieces.push({ from, to })
  return pieces
}

type Kept = readonly [inBefore: number, inAfter: number]

interface Run {
  from: number
  to: number
  insert: string
}

/** Runs of characters that are replaced, by the shortest way from one list to the other (Myers), if it is short. */
function shortest(a: readonly string[], b: readonly string[]): Run[] {
  const kept = a.length === 0 || b.length === 0 ? [] : keptIn(a, b)
  const runs: Run[] = []
  let [x, y] = [0, 0]
  for (const [i, j] of [...kept, [a.length, b.length] as const]) {
    if (i > x || j > y) runs.push({ from: x, to: i, insert: b.slice(y, j).join('') })
    ;[x, y] = [i + 1, j + 1]
  }
  return runs
}

/** Pairs of equal characters that stay; none where the two have too little in common. */
function keptIn(a: readonly string[], b: readonly string[]): Kept[] {
  const most = Math.min(MOST_STEPS, a.length + b.length)
  const far = new Int32Array(2 * most + 3)
  const middle = most + 1
  const trace: Int32Array[] = []
  for (let steps = 0; steps <= most; steps++) {
    trace.push(far.slice(middle - steps - 1, middle + steps + 2))
    for (let k = -steps; k <= steps; k += 2) {
      const down = k === -steps || (k !== steps && far[middle + k - 1]! < far[middle + k + 1]!)
      let x = down ? far[middle + k + 1]! : far[middle + k - 1]! + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      far[middle + k] = x
      if (x >= a.length && x - k >= b.length) return wayBack(trace, a.length, b.length)
    }
  }
  return []
}

function wayBack(trace: readonly Int32Array[], x: number, y: number): Kept[] {
  const kept: Kept[] = []
  for (let steps = trace.length - 1; steps >= 0; steps--) {
    // As it stood before this step.
    const far = (k: number): number => trace[steps]![k + steps + 1]!
    const k = x - y
    const before = k === -steps || (k !== steps && far(k - 1) < far(k + 1)) ? k + 1 : k - 1
    const [fromX, fromY] = [far(before), far(before) - before]
    while (x > fromX && y > fromY) kept.push([--x, --y])
    ;[x, y] = [fromX, fromY]
  }
  return kept.reverse()
}

/** The runs at their places in UTF-16 units. */
function placed(a: readonly string[], start: number, runs: readonly Run[]): TextEdit[] {
  const edits: TextEdit[] = []
  let at = 0
  let seen = 0
  const to = (index: number): number => {
    for (; seen < index; seen++) at += a[seen]!.length
    return at
  }
  for (const { from, to: end, insert } of runs) {
    const begins = to(start + from)
    edits.push({ at: begins, remove: to(start + end) - begins, insert })
  }
  return edits
}
