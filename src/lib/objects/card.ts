// What the page knows of an object: everything but how it works. Written by scripts/generate-catalogue.ts from the object files;
// no schema and no handler is among it, so that the page stays light.
import type { Face, InletSpec, ObjectDefinition, OutletSpec } from '../runtime/define.ts'
import type { List } from '../runtime/message.ts'

export interface OperationCard {
  selector: string
  /** `set KEY VALUE` */
  signature: string
  about: string
}

export interface InletCard {
  title: string
  about?: string
  hot: boolean
  /** Plain kinds of message that it takes. */
  kinds: readonly string[]
  operations: readonly OperationCard[]
}

export interface OutletCard {
  title: string
  about?: string
  later: boolean
}

export interface ArgumentCard {
  title: string
  about: string
  type: 'number' | 'text' | 'anything'
  optional: boolean
  /** Any number of them. */
  many: boolean
}

/** Ports that follow from a box's arguments, and for raw classes from its text. */
export type PortFunction<T> = (atoms: List, text: string) => readonly T[]

export interface ObjectCard {
  name: string
  aliases: readonly string[]
  about: string
  family: string
  face?: Face
  shows?: ObjectDefinition['shows']
  holds?: ObjectDefinition['holds']
  passage?: ObjectDefinition['passage']
  nodeType: string
  version: number
  raw: boolean
  /** Steps that bring older data up, where there are any. */
  migrations?: ObjectDefinition['migrations']
  args: readonly ArgumentCard[]
  inlets: readonly InletCard[] | PortFunction<InletSpec>
  outlets: readonly OutletCard[] | PortFunction<OutletSpec>
}
