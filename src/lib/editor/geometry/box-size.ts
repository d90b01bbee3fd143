// How big a box is: from its kind, its lines, its number of ports and what was set by hand. Pure, so that a patch is laid out
// before anything is drawn.
import { house, textWidth, type Metrics } from './metrics.ts'
import { knobsHeight } from './knob-rows.ts'
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
  /** How many knobs stand above it. */
  knobs?: number
  /** What its own text says. */
  own?: Size
  /** Letters in a line, where a Pd file says so. */
  columns?: number
  /** Set by hand; what is not a sensible number is ignored. */
  width?: unknown
  height?: unknown
}

/** Room right of a message box's text for its flag. */
const MESSAGE_FLAG = 8
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

export function boxSize(shape: BoxShape, metrics: Metrics = house): Size {
  const size = shape.own ?? natural(shape, metrics)
  const width = byHand(shape.width) ?? size.width
  const height = byHand(shape.height) ?? size.height
  const ports = widthForPorts(Math.max(shape.inlets, shape.outlets), metrics)
  const wide = Math.ceil(Math.max(width, ports))
  // A height set by hand is the code's: it keeps its size when its knobs become more or fewer.
  return { width: wide, height: Math.ceil(height) + knobsHeight(shape.knobs ?? 0, wide) }
}

function natural(shape: BoxShape, metrics: Metrics): Size {
  const height = metrics.height + (shape.lines.length - 1) * metrics.line
  if (metrics.font !== null && PD_TEXTS.has(shape.kind)) return pdSize(shape, height, metrics)
  const text = textWidth(shape.lines, metrics)
  const sides = 2 * metrics.padX
  const square = house.height
  switch (shape.kind) {
    case 'toggle':
    case 'button':
      return { width: square, height: square }
    case 'number':
      return { width: 72, height: square }
    case 'slider':
      return shape.vertical
        ? { width: SLIDER.short, height: SLIDER.long }
        : { width: SLIDER.long, height: SLIDER.short }
    case 'message':
      return { width: Math.max(40, text + sides + MESSAGE_FLAG), height }
    case 'comment':
      return { width: Math.max(24, text + sides), height }
    case 'code':
      return codeSize(shape.code ?? '')
    case 'textbox':
      return { width: TEXTBOX_WIDTH, height: height + 8 }
    default:
      return FIXED[shape.kind] ?? { width: Math.max(32, text + sides), height }
  }
}

const PD_TEXTS: ReadonlySet<string> = new Set(['text', 'message', 'comment', 'gop'])

/** As wide as its letters, with Pd's margins. */
function pdSize({ kind, lines, columns }: BoxShape, height: number, metrics: Metrics): Size {
  const { advance, leastColumns, padX } = metrics
  const text = textWidth(
    lines.map((line) => line.trimEnd()),
    metrics
  )
  const width = columns === undefined ? Math.max(leastColumns * advance, text) : columns * advance
  return { width: width + 2 * padX + (kind === 'message' ? messageCorner(height, metrics) : 0), height }
}

/** How far the corners of a message box stand out. */
export function messageCorner(height: number, { font }: Metrics): number {
  return font === null ? 5 : Math.min(10, Math.floor(height / 4))
}

function codeSize(code: string): Size {
  const lines = code.split('\n')
  const shown = Math.min(CODE_LINES.most, Math.max(CODE_LINES.least, lines.length))
  const widest = textWidth(lines.slice(0, 400).map((line) => line.slice(0, 200)))
  const width = Math.min(CODE_WIDTH.most, Math.max(CODE_WIDTH.least, widest + 2 * house.padX + 16))
  return { width, height: CODE_BAR + shown * house.line + 14 }
}

function byHand(value: unknown): number | null {
  return typeof value === 'number' && value >= LEAST && value <= MOST ? value : null
}
