// What a person should know of a .pd file that was opened: classes that nothing here makes, and what was left out.
import type { PlainPatch } from './plain.ts'
import type { PdClasses } from './catalogue.ts'
import { classOfText } from '../../patch/class-of.ts'
import { vanillaClasses } from './vanilla.ts'

export interface UnknownClass {
  name: string
  count: number
  /** Whether Pure Data has it by itself; else it is an external or an abstraction that was not found. */
  vanilla: boolean
}

const MOST = 20

export class PdReport {
  readonly #unknown = new Map<string, number>()
  readonly #notes: string[] = []

  /** Counts the boxes of a patch that nothing here makes; `abstractions` came along. */
  count(patch: PlainPatch, classes: PdClasses, abstractions: { has(name: string): boolean }): void {
    for (const { text } of patch.nodes) {
      const cls = classOfText(text ?? '', classes)
      if (!cls.known && !abstractions.has(cls.type))
        this.#unknown.set(cls.type, (this.#unknown.get(cls.type) ?? 0) + 1)
    }
  }

  note(sentence: string): void {
    this.#notes.push(sentence)
  }

  /** Most frequent first. */
  get unknown(): UnknownClass[] {
    return [...this.#unknown]
      .map(([name, count]) => ({ name, count, vanilla: vanillaClasses.has(name) }))
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
  }

  /** Sentences, each once. */
  get notes(): string[] {
    return shortened(this.#notes)
  }
}

export function shortened(sentences: readonly string[]): string[] {
  const all = [...new Set(sentences)]
  return all.length <= MOST ? all : [...all.slice(0, MOST), `And ${all.length - MOST} more.`]
}
