// What the saved patch must know of the object catalogue: which class a typed name means, the version of its data, and how
// older data is brought up. An interface, because patch/ may not import objects/; `classesOf` makes one of any catalogue.

export interface Classes {
  /** The class that a typed name or alias means, and its data's present version; null: nothing here knows it. */
  canonical(name: string): ClassFacts | null
  /** The same for a module without text (a rack's), whose names are a world of their own: a rack's `delay` is not `[delay]`. */
  module?(type: string): ClassFacts | null
  /**
   * Data of `type` brought up from version `from` to the present one; null where the steps are not known here (the page has
   * a light catalogue): the data then goes on as it is, and the engine, which knows them, does it.
   */
  migrate(type: string, data: Record<string, unknown>, from: number): Record<string, unknown> | null
}

export interface ClassFacts {
  /** The class's own name, aliases resolved. */
  type: string
  /** Version of its data, 1 or more. */
  version: number
  /** A port of the box that holds it: `[inlet]`, `[outlet]`. */
  passage?: 'inlet' | 'outlet'
  /** Boxes lie in it: `[pd]`. */
  holds?: true
}

type Step = (data: Record<string, unknown>) => Record<string, unknown>

/** The part of an object definition, or of a card of it, that is needed here. */
export interface ClassCard {
  readonly name: string
  readonly version: number
  readonly passage?: 'inlet' | 'outlet'
  readonly holds?: true
  readonly migrations?: Readonly<Record<number, Step>>
}

/** Classes of a catalogue (the full one or the light one). */
export function classesOf(catalogue: { get(name: string): ClassCard | undefined }): Classes {
  return {
    canonical(name) {
      const card = catalogue.get(name)
      if (!card) return null
      const { name: type, version, passage, holds } = card
      return { type, version, ...(passage ? { passage } : {}), ...(holds ? { holds } : {}) }
    },
    migrate(type, data, from) {
      const card = catalogue.get(type)
      if (!card) return null
      let now = data
      for (let version = from; version < card.version; version++) {
        const step =
          card.migrations && Object.hasOwn(card.migrations, version) ? card.migrations[version] : undefined
        if (!step) return null
        now = step(now)
      }
      return now
    }
  }
}

/** Knows no class: everything is kept as it is. */
export const noClasses: Classes = { canonical: () => null, migrate: () => null }

/** `classes.migrate`, with null also where a step fails: data that its own class cannot read is left for the runtime to say so. */
export function migrated(
  classes: Classes,
  type: string,
  data: Record<string, unknown>,
  from: number
): Record<string, unknown> | null {
  try {
    return classes.migrate(type, data, from)
  } catch {
    return null
  }
}
