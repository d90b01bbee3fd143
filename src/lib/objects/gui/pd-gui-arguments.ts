// What a .pd file says of Pd's GUI boxes, and what a person may type after their names: size, names, label, colours and value by
// place. Pure, for page and engine. As in Pd all of them must be there, or none counts.
import type { List, Value } from '../../runtime/message.ts'
import { ATOM_MARGIN, pdFont } from './pd-font.ts'

export type PdGuiKind =
  | 'bng'
  | 'tgl'
  | 'nbx'
  | 'hsl'
  | 'vsl'
  | 'hradio'
  | 'vradio'
  | 'vu'
  | 'cnv'
  | 'floatatom'
  | 'symbolatom'
  | 'listbox'

export interface PdGui {
  readonly kind: PdGuiKind
  /** Pixels, and columns of a text; `size` is the side of a square. */
  readonly width: number
  readonly height: number
  readonly size: number
  readonly low: number
  readonly high: number
  readonly log: number
  readonly logHeight: number
  readonly steady: number
  readonly hold: number
  readonly interrupt: number
  /** Old radios: whether they say what went off. */
  readonly change: number
  readonly number: number
  readonly scale: number
  readonly init: number
  readonly value: number
  readonly nonzero: number
  /** Names as written; what means none is for `nameIn` to know. */
  readonly send: string
  readonly receive: string
  readonly label: string
  readonly labelX: number
  readonly labelY: number
  /** Of atoms: left, right, above, below. */
  readonly labelPlace: number
  readonly font: number
  readonly fontSize: number
  readonly background: Value
  readonly foreground: Value
  readonly labelColor: Value
}

const LABEL = 'label labelX labelY font fontSize'
const NAMES = `init send receive ${LABEL} background foreground labelColor value`
const ATOM = 'width low high labelPlace label receive send fontSize'
const SLIDER = `width height low high log ${NAMES} steady`
const RADIO = `size change init number send receive ${LABEL} background foreground labelColor value`

const NO_BOUNDS = { low: 0, high: 0 }
const NO_NAMES = { send: '-', receive: '-', label: '-' }

/** The arguments in their order, how many must be there, and what stands where none do. */
const layouts: Readonly<Record<PdGuiKind, readonly [fields: string, least: number, usual: Partial<PdGui>]>> =
  {
    bng: [
      `size hold interrupt init send receive ${LABEL} background foreground labelColor`,
      13,
      { labelX: 17, labelY: 7 }
    ],
    tgl: [`size ${NAMES} nonzero`, 13, { labelX: 17, labelY: 7 }],
    nbx: [
      `width height low high log ${NAMES} logHeight`,
      17,
      { width: 5, height: 14, low: -1e37, high: 1e37 }
    ],
    hsl: [SLIDER, 17, { width: 128, height: 15 }],
    vsl: [SLIDER, 17, { width: 15, height: 128 }],
    hradio: [RADIO, 15, {}],
    vradio: [RADIO, 15, {}],
    vu: [`width height receive ${LABEL} background labelColor scale`, 11, { width: 15, height: 120 }],
    cnv: [
      `size width height send receive ${LABEL} background labelColor`,
      10,
      { width: 100, height: 60, labelX: 20, labelY: 12, fontSize: 14, background: -233017 }
    ],
    floatatom: [ATOM, 1, { width: 5, ...NO_BOUNDS, ...NO_NAMES }],
    symbolatom: [ATOM, 1, { width: 10, ...NO_BOUNDS, ...NO_NAMES }],
    listbox: [ATOM, 1, { width: 20, ...NO_BOUNDS, ...NO_NAMES }]
  }

const usual: Omit<PdGui, 'kind'> = {
  width: 15,
  height: 15,
  size: 15,
  low: 0,
  high: 127,
  log: 0,
  logHeight: 256,
  steady: 1,
  hold: 250,
  interrupt: 50,
  change: 1,
  number: 8,
  scale: 1,
  init: 0,
  value: 0,
  nonzero: 1,
  send: 'empty',
  receive: 'empty',
  label: 'empty',
  labelX: 0,
  labelY: -8,
  labelPlace: 0,
  font: 0,
  fontSize: 10,
  background: -262144,
  foreground: -1,
  labelColor: -1
}

const others: Readonly<Record<string, PdGuiKind>> = {
  hslider: 'hsl',
  vslider: 'vsl',
  hdl: 'hradio',
  vdl: 'vradio',
  flonum: 'floatatom',
  my_canvas: 'cnv'
}

const TEXTS: ReadonlySet<string> = new Set(['send', 'receive', 'label'])
const COLOURS: ReadonlySet<string> = new Set(['background', 'foreground', 'labelColor'])

/** A class by one of its names. */
export function pdGuiKind(className: string): PdGuiKind | undefined {
  if (Object.hasOwn(layouts, className)) return className as PdGuiKind
  return Object.hasOwn(others, className) ? others[className] : undefined
}

/** What it is where nothing is said. */
export const usualPdGui = (kind: PdGuiKind): PdGui => ({ ...usual, ...layouts[kind][2], kind })

/** Null where these are not Pd's own arguments: too few, or a word where a number belongs. */
export function readPdGui(className: string, atoms: List): PdGui | null {
  const kind = pdGuiKind(className)
  if (!kind) return null
  const [text, least] = layouts[kind]
  if (atoms.length < least) return null
  const fields = text.split(' ')
  const found: Record<string, Value> = {}
  // The oldest [cnv]s have no names, or no name to send to.
  const absent = kind === 'cnv' ? Math.max(0, 12 - atoms.length) : 0
  if (absent > 0) fields.splice(3, absent)
  for (const [i, name] of fields.entries()) {
    const atom = atoms[i]
    if (atom === undefined) break
    // The page does not know what `$1` stands for: its number is the usual one there.
    if (typeof atom === 'number') found[name] = TEXTS.has(name) ? String(Math.trunc(atom)) : atom
    else if (typeof atom !== 'string') return null
    else if (TEXTS.has(name) || COLOURS.has(name)) found[name] = atom
    else if (!atom.startsWith('$')) return null
  }
  return { ...usualPdGui(kind), ...(found as Partial<PdGui>) }
}

export const isPdAtom = (kind: PdGuiKind): boolean =>
  kind === 'floatatom' || kind === 'symbolatom' || kind === 'listbox'

/** A name (or label) as it is meant, or null: `empty` is none, and for atoms `-` is, and `-x` means `x`. */
export function nameIn(kind: PdGuiKind, name: string): string | null {
  if (!isPdAtom(kind)) return name === 'empty' ? null : name
  const meant = name.startsWith('-') ? name.slice(1) : name
  return meant === '' ? null : meant
}

/** How many cells a radio has: at most 128. */
export const radioCells = (number: number): number => (number > 1 ? Math.min(128, Math.trunc(number)) : 1)

/** How big it is drawn, in pixels. `font`: the size of its canvas' letters, for atoms that have none of their own. */
export function pdGuiSize(gui: PdGui, font = 12): { width: number; height: number } {
  const square = atLeast(gui.size)
  switch (gui.kind) {
    case 'bng':
    case 'tgl':
      return { width: square, height: square }
    case 'hradio':
      return { width: square * radioCells(gui.number), height: square }
    case 'vradio':
      return { width: square, height: square * radioCells(gui.number) }
    case 'nbx': {
      const height = atLeast(gui.height)
      return { width: atLeast((gui.fontSize * gui.width * 31) / 36 + height / 2 + 4), height }
    }
    case 'floatatom':
    case 'symbolatom':
    case 'listbox': {
      const { advance, line } = pdFont(gui.fontSize || font)
      // A width of 0 is that of what it holds, which is not known before it runs.
      return { width: atLeast((gui.width || 6) * advance + ATOM_MARGIN.x), height: line + ATOM_MARGIN.y }
    }
    default:
      return { width: atLeast(gui.width), height: atLeast(gui.height) }
  }
}

/** Pd draws nothing smaller; and nothing is as wide as a file may say in error. */
const atLeast = (pixels: number): number => (pixels > 8 ? Math.min(4000, Math.trunc(pixels)) : 8)

/** What is drawn as Pd's. Bare, only what is Pd's alone (`pdOnly`) is: the others are boxes of this house then. */
export function drawnPdGui(className: string, atoms: List, pdOnly: boolean): PdGui | null {
  const kind = pdGuiKind(className)
  if (kind === undefined) return null
  return readPdGui(className, atoms) ?? (pdOnly ? usualPdGui(kind) : null)
}
