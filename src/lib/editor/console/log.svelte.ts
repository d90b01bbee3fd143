// The log as components read it: one reactive version a frame, however many lines came.
import type { ConsoleLine } from '../../runtime/ports.ts'
import { LogBuffer, type Level, type LogLine } from './log.ts'

export class Log {
  #buffer = new LogBuffer()
  #textOf: (nodeId: string) => string | undefined
  #version = $state(0)
  #asked = false
  /** Levels that are hidden. */
  hidden = $state<Level[]>([])
  /** The line whose whole text is shown. */
  selected = $state.raw<LogLine | null>(null)

  readonly shown: readonly LogLine[] = $derived.by(() => {
    void this.#version
    const hidden = this.hidden
    const lines = this.#buffer.lines
    return hidden.length === 0 ? lines.slice() : lines.filter((line) => !hidden.includes(line.level))
  })
  readonly counts: Readonly<Record<Level, number>> = $derived.by(() => {
    void this.#version
    return { ...this.#buffer.counts }
  })
  /** Errors of boxes that are there, and of no box. */
  readonly errors: number = $derived.by(() => {
    void this.#version
    return this.#buffer.errorsOf((nodeId) => this.#textOf(nodeId) !== undefined)
  })
  readonly last: LogLine | undefined = $derived.by(() => {
    void this.#version
    const line = this.#buffer.lines.at(-1)
    return line && { ...line }
  })

  /** `textOf`: the text of a box of the patch, undefined where there is none. */
  constructor(textOf: (nodeId: string) => string | undefined = () => '') {
    this.#textOf = textOf
  }

  /** What the box that a line comes from says, as it was then if that is known; '' for a line of no box. */
  boxText(line: ConsoleLine): string {
    return line.object ?? (line.nodeId === undefined ? '' : (this.#textOf(line.nodeId) ?? ''))
  }

  add(lines: readonly ConsoleLine[], dropped = 0): void {
    this.#buffer.add(lines, dropped)
    this.refresh()
  }

  /** Shows what is new, in the next frame: also to be called when boxes came or went. */
  refresh(): void {
    if (this.#asked) return
    this.#asked = true
    requestAnimationFrame(() => {
      this.#asked = false
      this.#version++
    })
  }

  clear(): void {
    this.#buffer.clear()
    this.selected = null
    this.#version++
  }

  toggle(level: Level): void {
    this.hidden = this.hidden.includes(level)
      ? this.hidden.filter((other) => other !== level)
      : [...this.hidden, level]
  }
}
