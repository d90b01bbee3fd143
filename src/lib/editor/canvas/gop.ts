// Graph on parent: a subpatch that shows a part of its inside on its box, as Pd draws it: its controls, its arrays, and subpatches that
// do the same. What is shown where follows from the `#X coords` of the file, which the box keeps.
import { pdGuiSize } from '../../objects/gui/pd-gui-arguments.ts'
import { nodesOf } from '../../patch/shape.ts'
import { field } from '../../patch/values.ts'
import type * as Y from 'yjs'
import type { Size } from '../geometry/rect.ts'
import type { BoxModel } from './types.ts'

/** What the coordinates say. */
export interface GopFrame extends Size {
  /** Corner of what is shown, inside. */
  left: number
  top: number
  /** Coordinates of its edges, for arrays. */
  range: { left: number; top: number; right: number; bottom: number }
  /** Whether the box's text stands on it. */
  titled: boolean
}

export interface GopModel extends GopFrame {
  /** Boxes inside that show something, by their places on this one. */
  parts: readonly BoxModel[]
  arrays: readonly GopArray[]
}

export interface GopArray {
  id: string
  name: string
  /** Whether its name stands above it. */
  named: boolean
  points: boolean
  values: readonly number[]
}

/** Beyond it nobody sees anything. */
const MOST = 4000
/** Subpatches inside each other that are drawn. */
export const GOP_DEPTH = 6

/** null: the box shows nothing of its inside. */
export function gopFrame(doc: Y.Doc, id: string): GopFrame | null {
  const canvas = field(field(nodesOf(doc).get(id), 'data'), 'canvas')
  const coords = field(canvas, 'coords')
  if (!Array.isArray(coords) || coords.length < 7) return null
  const numbers = coords.map((each) => (typeof each === 'number' && Number.isFinite(each) ? each : 0))
  const [left, top, right, bottom, width, height, flags, x = 0, y = 0] = numbers as [
    ...[number, number, number, number, number, number, number],
    number?,
    number?
  ]
  if ((flags !== 1 && flags !== 2) || !(width > 0 && width <= MOST && height > 0 && height <= MOST))
    return null
  return { width, height, left: x, top: y, range: { left, top, right, bottom }, titled: flags === 1 }
}

/** `boxes`: those inside, in load order. */
export function gopModel(frame: GopFrame, boxes: readonly BoxModel[]): GopModel {
  const parts: BoxModel[] = []
  const arrays: GopArray[] = []
  for (const box of boxes) {
    const array = box.className === 'pd-array' ? arrayOf(box) : null
    if (array) arrays.push(array)
    else if (shows(box)) {
      const { width, height } = box.pd ? pdGuiSize(box.pd) : box
      const place = { x: box.x - frame.left, y: box.y - frame.top }
      if (place.x >= frame.width || place.y >= frame.height || place.x + width <= 0 || place.y + height <= 0)
        continue
      parts.push({ ...box, ...place, width, height, inlets: [], outlets: [] })
    }
  }
  return { ...frame, parts, arrays }
}

const SHOWN: ReadonlySet<string> = new Set(['pd', 'button', 'toggle', 'number', 'slider', 'gop'])
const shows = ({ kind, known }: BoxModel): boolean => known && SHOWN.has(kind)

/** `pd-array NAME SIZE float FLAGS`, with its numbers in its data. */
function arrayOf({ id, text, data }: BoxModel): GopArray | null {
  const [, name = '', size, , flags = '0'] = (text ?? '').split(/\s+/)
  const count = Math.min(Math.max(0, Math.trunc(Number(size)) || 0), 1_000_000)
  const saved = data.get('values')
  const values = typeof saved === 'string' ? saved.split(' ', count).map((each) => Number(each) || 0) : []
  while (values.length < count) values.push(0)
  const bits = Math.trunc(Number(flags)) || 0
  return { id, name, named: (bits & 8) === 0, points: ((bits >> 1) & 3) === 1, values }
}

/** An array as the path of a line or of strokes, in pixels of the frame; no more points than it has pixels. */
export function arrayPath({ values, points }: GopArray, { width, height, range }: GopFrame): string {
  const spanX = range.right - range.left || 1
  const spanY = range.bottom - range.top || 1
  const x = (index: number): number => round(((index - range.left) / spanX) * width)
  const y = (value: number): number => round(((value - range.top) / spanY) * height)
  // Of many numbers at one pixel the least and the greatest are seen.
  const step = Math.max(1, Math.floor(values.length / (2 * width)))
  const path: string[] = []
  for (let at = 0; at < values.length; at += step) {
    const some = step === 1 ? [values[at]!] : extremes(values, at, step)
    for (const value of some) {
      if (points) path.push(`M${x(at)} ${y(value)}H${x(at + step)}`)
      else path.push(`${path.length === 0 ? 'M' : 'L'}${x(at)} ${y(value)}`)
    }
  }
  return path.join('')
}

function extremes(values: readonly number[], from: number, count: number): number[] {
  let [least, most] = [Infinity, -Infinity]
  for (let at = from; at < Math.min(values.length, from + count); at++) {
    least = Math.min(least, values[at]!)
    most = Math.max(most, values[at]!)
  }
  return [least, most]
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10
