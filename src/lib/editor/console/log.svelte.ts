// The log as components read it: one reactive version a frame, however many lines came.
import type { ConsoleLine } from '../../runtime/ports.ts'
import { LogBuffer, type Level, type LogLine } from './log.ts'

export class Log {
  #buffer = new LogBuffer()
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
  readonly last: LogLine | undefined = $derived.by(() => {
    void this.#version
    const line = this.#buffer.lines.at(-1)
    return line && { ...line }
  })

  add(lines: readonly ConsoleLine[], dropped = 0): void {
    this.#buffer.add(lines, dropped)
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
