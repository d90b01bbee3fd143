// How big a box is: from its kind, its lines, its number of ports and what was set by hand. Pure, so that a patch is laid out
// before anything is drawn.
import { BOX_HEIGHT, LINE_HEIGHT, PAD_X, columns, CHAR_WIDTH } from './metrics.ts'
import { widthForPorts } from './ports.ts'
import type { Size } from './rect.ts'

export interface BoxShape {
  kind: string
  lines: readonly string[]
  inlets: number
  outlets: number
  vertical: boolean
  /** Code of a cell, for its height and width. */
  code: string | null
  /** What its own text says. */
  own?: Size
  /** Set by hand; what is not a sensible number is ignored. */
  width?: unknown
  height?: unknown
}

/** Room right of a message box's text for its flag. */
export const MESSAGE_FLAG = 8
/** The bar above a cell's code. */
export const CODE_BAR = 26
const CODE_LINES = { least: 3, most: 24 }
const CODE_WIDTH = { least: 264, most: 640 }
const SLIDER = { long: 136, short: 24 }
const TEXTBOX_WIDTH = 216
/** Boxes whose content has no size of its own. */
const FIXED: Readonly<Record<string, Size>> = {
  listview: { width: 320, height: 200 },
  filedrop: { width: 192, height: 64 },
  imageview: { width: 200, height: 160 }
}
/** A box set by hand lies within these. */
const LEAST = 24
const MOST = 4000

export function boxSize(shape: BoxShape): Size {
  const size = shape.own ?? natural(shape)
  const width = byHand(shape.width) ?? size.width
  const height = byHand(shape.height) ?? size.height
  const ports = widthForPorts(Math.max(shape.inlets, shape.outlets))
  return { width: Math.ceil(Math.max(width, ports)), height: Math.ceil(height) }
}

function natural(shape: BoxShape): Size {
  const text = Math.max(0, ...shape.lines.map(columns)) * CHAR_WIDTH
  const height = BOX_HEIGHT + (shape.lines.length - 1) * LINE_HEIGHT
  switch (shape.kind) {
    case 'toggle':
    case 'button':
      return { width: BOX_HEIGHT, height: BOX_HEIGHT }
    case 'number':
      return { width: 72, height: BOX_HEIGHT }
    case 'slider':
      return shape.vertical
        ? { width: SLIDER.short, height: SLIDER.long }
        : { width: SLIDER.long, height: SLIDER.short }
    case 'message':
      return { width: Math.max(40, text + 2 * PAD_X + MESSAGE_FLAG), height }
    case 'comment':
      return { width: Math.max(24, text + 2 * PAD_X), height }
    case 'code':
      return codeSize(shape.code ?? '')
    case 'textbox':
      return { width: TEXTBOX_WIDTH, height: height + 8 }
    default:
      return FIXED[shape.kind] ?? { width: Math.max(32, text + 2 * PAD_X), height }
  }
}

function codeSize(code: string): Size {
  const lines = code.split('\n')
  const shown = Math.min(CODE_LINES.most, Math.max(CODE_LINES.least, lines.length))
  const widest = Math.max(0, ...lines.slice(0, 400).map((line) => columns(line.slice(0, 200)))) * CHAR_WIDTH
  const width = Math.min(CODE_WIDTH.most, Math.max(CODE_WIDTH.least, widest + 2 * PAD_X + 16))
  return { width, height: CODE_BAR + shown * LINE_HEIGHT + 14 }
}

function byHand(value: unknown): number | null {
  return typeof value === 'number' && value >= LEAST && value <= MOST ? value : null
}
