// What a picture of a version shows: its boxes, marked by what about them is other in what it is compared with, and, as ghosts, the
// boxes that are only there.
import type { Doc } from 'yjs'
import type { PatchChanges } from '../../patch/compare.ts'
import { knowledge } from '../canvas/knowledge.ts'
import { sceneOf } from '../canvas/scene.ts'
import type { BoxModel } from '../canvas/types.ts'
import { cablePath } from '../geometry/cable.ts'
import { portPoint } from '../geometry/ports.ts'
import { boundsOf, grow, type Rect } from '../geometry/rect.ts'
import type { Against } from './history-view.svelte.ts'

export type Mark = 'added' | 'removed' | 'changed' | null

export interface PictureBox extends Rect {
  readonly id: string
  readonly kind: string
  readonly text: string
  readonly mark: Mark
  /** It is not in the version. */
  readonly ghost: boolean
}

export interface Picture {
  readonly boxes: readonly PictureBox[]
  readonly cables: readonly string[]
  readonly bounds: Rect
}

/** Above this many boxes a picture of a hand's width shows nothing any more. */
const MOST = 1500

/** Null for a patch without boxes, and for one of too many. */
export function pictureOf(
  version: Doc,
  other: Doc | null,
  changes: PatchChanges | null,
  against: Against
): Picture | null {
  const scene = sceneOf(version, { knowledge })
  const marks = new Map<string, Mark>(changes?.boxes.map(({ id, kind }) => [id, kind]))
  const away = against === 'now' ? 'added' : 'removed'
  const ghosts = other
    ? [...sceneOf(other, { knowledge }).boxes.values()].filter(
        ({ id }) => marks.get(id) === away && !scene.boxes.has(id)
      )
    : []
  const boxes = [
    ...ghosts.map((box) => drawn(box, away, true)),
    ...[...scene.boxes.values()].map((box) => drawn(box, marks.get(box.id) ?? null, false))
  ]
  const bounds = boundsOf(boxes)
  if (!bounds || boxes.length > MOST) return null
  const cables = [...scene.cables.values()].flatMap(({ from, outlet, to, inlet, straight }) => {
    const [a, b] = [end(scene.boxes.get(from), 'out', outlet), end(scene.boxes.get(to), 'in', inlet)]
    return a && b ? [cablePath(a, b, straight)] : []
  })
  return { boxes, cables, bounds: grow(bounds, 20) }
}

const drawn = (
  { id, x, y, width, height, kind, lines }: BoxModel,
  mark: Mark,
  ghost: boolean
): PictureBox => ({
  id,
  x,
  y,
  width,
  height,
  kind,
  text: kind === 'code' ? 'js' : (lines[0] ?? ''),
  mark,
  ghost
})

function end(box: BoxModel | undefined, side: 'in' | 'out', id: string) {
  const ports = side === 'in' ? box?.inlets : box?.outlets
  const index = ports?.findIndex((port) => port.id === id) ?? -1
  return box && ports && index >= 0 ? portPoint(box, side, index, ports.length) : null
}
