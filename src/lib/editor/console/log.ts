// What the console remembers: the newest lines, capped, equal neighbours counted instead of repeated, so that a patch
// which prints as fast as it can costs the page a constant amount. No Svelte in here; log.svelte.ts makes it reactive.
import type { ConsoleLine } from '../../runtime/ports.ts'

export type Level = ConsoleLine['level']
export const levels: readonly Level[] = ['error', 'warn', 'print', 'log']

export interface LogLine extends ConsoleLine {
  /** Grows by one per line, never used twice: the key of its row. */
  readonly id: number
  /** How often it came in a row. */
  readonly count: number
}

/** How many lines stay, at least; a quarter more may stand before the oldest go, so that trimming is rare. */
export const capacity = 2000

export class LogBuffer {
  lines: LogLine[] = []
  /** Lines by level since the last clear, repeated and trimmed ones included. */
  readonly counts: Record<Level, number> = { error: 0, warn: 0, print: 0, log: 0 }
  /** Errors by the box that they come from; those of no box under ''. */
  readonly #errors = new Map<string, number>()
  #next = 0

  /** Adds lines in order; `dropped` more were left out by the engine before them. */
  add(lines: readonly ConsoleLine[], dropped = 0): void {
    if (dropped > 0) this.#push({ level: 'warn', text: droppedText(dropped) })
    for (const line of lines) this.#push(line)
    if (this.lines.length > capacity * 1.25) this.lines = this.lines.slice(-capacity)
  }

  /** Errors since the last clear of boxes that are there, and of no box. */
  errorsOf(exists: (nodeId: string) => boolean): number {
    let sum = 0
    for (const [nodeId, count] of this.#errors) if (nodeId === '' || exists(nodeId)) sum += count
    return sum
  }

  clear(): void {
    this.lines = []
    this.#errors.clear()
    for (const level of levels) this.counts[level] = 0
  }

  #push(line: ConsoleLine): void {
    this.counts[line.level]++
    if (line.level === 'error') {
      const from = line.nodeId ?? ''
      this.#errors.set(from, (this.#errors.get(from) ?? 0) + 1)
    }
    const last = this.lines.at(-1)
    // A new object, for a row is drawn anew only when its line is another.
    if (last && same(last, line)) this.lines[this.lines.length - 1] = { ...last, count: last.count + 1 }
    else this.lines.push({ ...line, id: this.#next++, count: 1 })
  }
}

const same = (a: ConsoleLine, b: ConsoleLine) =>
  a.text === b.text && a.level === b.level && a.nodeId === b.nodeId && a.code === b.code

const droppedText = (count: number) =>
  `${count.toLocaleString('en')} ${count === 1 ? 'line was' : 'lines were'} left out here: too many came at once.`

/** A line as text, for the clipboard: as the shell prints it. `object`: the text of its box. */
export function lineText(line: ConsoleLine, object = line.object): string {
  const about = line.level === 'error' || line.level === 'warn' ? [line.code, object].filter(Boolean) : []
  const head = about.length > 0 ? `${about.join(' ')}: ` : ''
  return `${head}${line.text}${line.advice ? ` ${line.advice}` : ''}`
}
