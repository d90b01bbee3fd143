// What boxes share by name within a running patch, apart by kind: a text and an array may have the same name. A name belongs to its
// oldest definition, as in Pd, until that is taken back; then to the next one.
import type { Shared } from '../define.ts'

type Changed = (value: object | undefined) => void

interface Entry {
  /** Oldest first. Objects of their own, because one value may be defined twice. */
  definitions: readonly { readonly value: object }[]
  watches: readonly Changed[]
}

export class SharedTable implements Shared {
  #byKind = new Map<string, Map<string, Entry>>()

  define(kind: string, name: string, value: object): () => void {
    const entry = this.#entry(kind, name)
    const definition = { value }
    this.#change(entry, [...entry.definitions, definition])
    return () => {
      this.#change(
        entry,
        entry.definitions.filter((other) => other !== definition)
      )
      this.#tidy(kind, name)
    }
  }

  find(kind: string, name: string): object | undefined {
    return this.#byKind.get(kind)?.get(name)?.definitions[0]?.value
  }

  watch(kind: string, name: string, changed: Changed): () => void {
    const entry = this.#entry(kind, name)
    // A function of its own for each watch: the same listener may watch twice.
    const watch: Changed = (value) => changed(value)
    entry.watches = [...entry.watches, watch]
    return () => {
      entry.watches = entry.watches.filter((other) => other !== watch)
      this.#tidy(kind, name)
    }
  }

  #change(entry: Entry, definitions: Entry['definitions']): void {
    const before = entry.definitions[0]?.value
    entry.definitions = definitions
    const now = definitions[0]?.value
    if (now === before) return
    // The list is replaced, never changed, so a watch may stop while it is walked.
    for (const watch of entry.watches) watch(now)
  }

  #entry(kind: string, name: string): Entry {
    let names = this.#byKind.get(kind)
    if (!names) this.#byKind.set(kind, (names = new Map<string, Entry>()))
    let entry = names.get(name)
    if (!entry) names.set(name, (entry = { definitions: [], watches: [] }))
    return entry
  }

  /** An entry that nobody needs any more is forgotten; one that is still held by others must stay the same. */
  #tidy(kind: string, name: string): void {
    const names = this.#byKind.get(kind)
    const entry = names?.get(name)
    if (entry && entry.definitions.length === 0 && entry.watches.length === 0) names!.delete(name)
  }
}
