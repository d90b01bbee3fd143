// A .pd file as a tree: canvases, and in them what Pd counts as a box, cables, and all the rest. Every record is kept word for word
// beside what it is, so that writing the tree gives the file again, whatever of it was understood.
import type { PdRecord } from './records.ts'

/** Records that make a box of their own. `array` and `scalar` count as boxes too: cables number all of them. */
export const boxKinds = [
  'obj',
  'msg',
  'text',
  'floatatom',
  'symbolatom',
  'listbox',
  'array',
  'scalar'
] as const

export type BoxKind = (typeof boxKinds)[number]

export interface PdBox {
  kind: BoxKind
  record: PdRecord
  /** Records that belong to it: `#A` (contents), `#X f` (width). */
  after: PdRecord[]
}

/** A subpatch or graph: a box of the canvas that it lies in. */
export interface PdSubpatch {
  kind: 'canvas'
  canvas: PdCanvas
  /** `#X restore 10 10 pd name`. */
  close: PdRecord
  after: PdRecord[]
}

/** What is no box: a cable, the coordinates of a graph, where to look for abstractions, or anything else. */
export interface PdOther {
  kind: 'connect' | 'coords' | 'declare' | 'other'
  record: PdRecord
}

export type PdItem = PdBox | PdSubpatch | PdOther

export interface PdCanvas {
  /** `#N canvas x y width height …`. */
  head: PdRecord
  /** In the order of the file. */
  items: PdItem[]
}

export interface PdFile {
  /** What stands before the first canvas: templates of data structures. */
  before: PdRecord[]
  root: PdCanvas
  /** Whether records are broken into lines. */
  wrapped: boolean
}

export const isBox = (item: PdItem): item is PdBox | PdSubpatch =>
  item.kind !== 'connect' && item.kind !== 'coords' && item.kind !== 'declare' && item.kind !== 'other'

/** `#A …` fills the box before it, `#X f 8` sets its width. */
export const isAfter = (record: PdRecord): boolean => record[0] === '#A' || isWidth(record)

export const isWidth = (record: PdRecord): boolean => record[0] === '#X' && record[1] === 'f'
