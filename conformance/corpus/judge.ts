// One patch in native Pd and in Loadbang, line by line.
import { readFileSync } from 'node:fs'
import { decodePd } from '../../src/lib/interop/pd/decode.ts'
import { readPd } from '../../src/lib/interop/pd/read.ts'
import { writePd } from '../../src/lib/interop/pd/write.ts'
import { asPdPrints } from '../native-pd.ts'
import { besides } from './files.ts'
import { instrument, printNames } from './instrument.ts'
import type { Place } from './native.ts'
import { ourLines, type Run } from './ours.ts'
import { inScope } from './scope.ts'

/** A file that was compared, or left out. */
export type Verdict = Compared | { readonly file: string; readonly why: string }

export interface Compared {
  readonly file: string
  /** Of native Pd. */
  readonly lines: number
  readonly identical: number
  readonly same: boolean
  /** The first that is not the same: its number from 0, and either side's. */
  readonly first: { at: number; native: string; ours: string } | null
  /** The same but for the last digits of numbers: native Pd calculates with 32 bits, Loadbang with 64 (rule 4). */
  readonly rounding: boolean
  /** Boxes that were taken out, by class. */
  readonly left: ReadonlyMap<string, number>
  readonly unknown: readonly string[]
}

/** `place`: like the folder that the file lies in. */
export async function judge(path: string, file: string, place: Place): Promise<Verdict> {
  const find = besides(path)
  const { file: tree, left } = inScope(readPd(decodePd(readFileSync(path))), find)
  const marked = instrument(tree)
  const names = printNames(marked)
  const text = writePd(marked)
  const printed = (lines: readonly string[]): string[] =>
    lines.filter((line) => names.has(line.slice(0, line.indexOf(': ')))).map(asPdPrints)
  const native = place.put(text)
  const once = await native()
  if (!once) return { file, why: 'native Pd came to no end' }
  const run = await ourLines(text, find, place.folder)
  const verdict = compare(file, printed(once), printed(run.lines), left, run.unknown)
  if (verdict.same) return verdict
  // Ours is the same every time; where it is not native Pd's, that may not be, either.
  const again = await native()
  return again && printed(again).join('\n') === printed(once).join('\n')
    ? verdict
    : { file, why: 'native Pd does not repeat it' }
}

function compare(
  file: string,
  native: readonly string[],
  ours: readonly string[],
  left: ReadonlyMap<string, number>,
  unknown: Run['unknown']
): Compared {
  const at = native.findIndex((line, i) => line !== ours[i])
  const differs = at >= 0 ? at : ours.length > native.length ? native.length : -1
  return {
    file,
    lines: Math.max(native.length, ours.length),
    identical: common(native, ours),
    same: differs < 0,
    first:
      differs < 0
        ? null
        : { at: differs, native: native[differs] ?? '(nothing)', ours: ours[differs] ?? '(nothing)' },
    rounding:
      differs >= 0 && native.length === ours.length && native.every((line, i) => near(line, ours[i]!)),
    left,
    unknown: unknown.map(({ name, count }) => (count === 1 ? name : `${name} (${count})`))
  }
}

/** Beyond this many comparisons, lines are compared at their places alone. */
const MOST = 20_000_000

/** The length of the longest common subsequence. */
function common(a: readonly string[], b: readonly string[]): number {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (x.length * y.length > MOST) return start + end + x.filter((line, i) => line === y[i]).length
  let before = new Uint32Array(y.length + 1)
  for (const line of x) {
    const row = new Uint32Array(y.length + 1)
    for (let j = 0; j < y.length; j++)
      row[j + 1] = line === y[j] ? before[j]! + 1 : Math.max(before[j + 1]!, row[j]!)
    before = row
  }
  return start + end + before[y.length]!
}

/** How far two numbers may lie apart that differ by rounding alone: a share of the larger, or next to nothing. */
const SHARE = 1e-3
const NOTHING = 1e-6

function near(one: string, other: string): boolean {
  const [a, b] = [one.split(' '), other.split(' ')]
  return (
    a.length === b.length &&
    a.every((word, i) => {
      const [x, y] = [Number(word), Number(b[i])]
      return word === b[i] || Math.abs(x - y) <= Math.max(NOTHING, SHARE * Math.max(Math.abs(x), Math.abs(y)))
    })
  )
}
