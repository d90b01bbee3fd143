// What the page knows of an object: everything but how it works. Written by scripts/generate-catalogue.ts from the object files, in
// two halves: shapes, which drawing needs and the first page loads, and texts, which wait for somebody who wants to read them. No
// schema and no handler is among it, so that the page stays light.
import type { Face, InletSpec, ObjectDefinition, OutletSpec } from '../runtime/define.ts'
import type { List } from '../runtime/message.ts'

export interface OperationCard {
  selector: string
  /** `set KEY VALUE` */
  signature: string
  about: string
}

export interface InletShape {
  title: string
  hot: boolean
  /** Plain kinds of message that it takes. */
  kinds: readonly string[]
}

export interface InletText {
  about?: string
  operations: readonly OperationCard[]
}

export interface InletCard extends InletShape, InletText {}

export interface OutletShape {
  title: string
  later: boolean
}

export interface OutletText {
  about?: string
  /** Of records that leave here, where their schema is told: a TypeScript type. */
  sends?: string
}

export interface OutletCard extends OutletShape, OutletText {}

export interface ArgumentCard {
  title: string
  about: string
  type: 'number' | 'text' | 'anything'
  optional: boolean
  /** Any number of them. */
  many: boolean
}

/** Ports that follow from a box's arguments, and for raw classes from its text; `code`: of a cell, whose code may declare them. */
export type PortFunction<T> = (atoms: List, text: string, code?: string) => readonly T[]

/** What drawing a box needs to know. */
export interface ObjectShape {
  name: string
  aliases: readonly string[]
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
  inlets: readonly InletShape[] | PortFunction<InletSpec>
  outlets: readonly OutletShape[] | PortFunction<OutletSpec>
}

/** The words about it. Ports that are functions bring their own. */
export interface ObjectText {
  about: string
  args: readonly ArgumentCard[]
  inlets: readonly InletText[]
  outlets: readonly OutletText[]
}

/** Both. */
export interface ObjectCard extends Omit<ObjectShape, 'inlets' | 'outlets'> {
  about: string
  args: readonly ArgumentCard[]
  inlets: readonly InletCard[] | PortFunction<InletSpec>
  outlets: readonly OutletCard[] | PortFunction<OutletSpec>
}
