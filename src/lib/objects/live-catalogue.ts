// The catalogue of a browser's engine: groups of objects are loaded when a patch first has a box of one, so that nobody waits for
// what no patch of theirs asks for. What is not loaded is known by its names alone.
import type { AnyObjectDefinition, Catalogue } from '../runtime/define.ts'
import type { GraphDiff } from '../runtime/graph.ts'
import { parseObjectText } from '../runtime/text/object-text.ts'
import { groups } from './groups.generated.ts'

const groupOf = new Map(
  Object.entries(groups).flatMap(([group, { names }]) => names.map((name) => [name, group]))
)

/** A text by which a canvas may be reached. */
const SCRIPTING = /(^|[^\w-])pd-|^namecanvas\b/

export class LiveCatalogue implements Catalogue {
  readonly #objects = new Map<string, AnyObjectDefinition>()
  readonly #loaded = new Set<string>()

  get(name: string): AnyObjectDefinition | undefined {
    return this.#objects.get(name)
  }
  get all(): readonly AnyObjectDefinition[] {
    return [...new Set(this.#objects.values())]
  }
  /** Every name that a box may have, loaded or not. */
  get names(): readonly string[] {
    return [...groupOf.keys()]
  }

  /** Loads what the boxes of a difference are made of; null: it is all there. */
  prepare(diff: GraphDiff): Promise<void> | null {
    const wanted = new Set<string>()
    const inLibrary = [...(diff.library?.values() ?? [])].flatMap(({ nodes }) => nodes)
    // Messages to a canvas may make any box, and do not wait.
    if ([...diff.setNodes, ...inLibrary].some(({ text }) => text !== undefined && SCRIPTING.test(text)))
      for (const group of Object.keys(groups)) if (!this.#loaded.has(group)) wanted.add(group)
    for (const { text } of diff.setNodes) {
      const group = text === undefined ? undefined : groupOf.get(parseObjectText(text).className)
      if (group !== undefined && !this.#loaded.has(group)) wanted.add(group)
    }
    return wanted.size === 0 ? null : this.#load([...wanted])
  }

  async #load(wanted: readonly string[]): Promise<void> {
    const found = await Promise.all(wanted.map((group) => groups[group]!.load()))
    for (const [i, group] of wanted.entries()) {
      this.#loaded.add(group)
      for (const object of found[i]!)
        for (const name of [object.name, ...(object.aliases ?? [])]) this.#objects.set(name, object)
    }
  }
}
