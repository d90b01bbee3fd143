// New boxes: where they go, what they start as, and the cable that they may come with.
import { addBox, connect } from '../../../patch/edits.ts'
import { edit } from '../../../patch/context.ts'
import { boxSize } from '../../geometry/box-size.ts'
import { GRID, house } from '../../geometry/metrics.ts'
import { placeBelow } from '../../geometry/place.ts'
import { intersects, snap, type Point, type Size } from '../../geometry/rect.ts'
import type { Canvas, Editing } from '../canvas.svelte.ts'
import type { PortRef } from '../types.ts'
import { reveal } from './view.ts'
import { selectBoxes } from './select.ts'

/** What the creation keys make. Those with `typed` open the text editor at once; the others are whole as they are. */
export interface Template {
  text: string
  typed: boolean
  kind: Editing['kind']
}
export const templates = {
  object: { text: '', typed: true, kind: 'object' },
  message: { text: 'msg ', typed: true, kind: 'message' },
  comment: { text: 'comment ', typed: true, kind: 'comment' },
  number: { text: 'number', typed: false, kind: 'object' },
  toggle: { text: 'toggle', typed: false, kind: 'object' },
  button: { text: 'button', typed: false, kind: 'object' },
  slider: { text: 'slider', typed: false, kind: 'object' },
  vslider: { text: 'vsl', typed: false, kind: 'object' },
  symbol: { text: 'symbol', typed: false, kind: 'object' },
  cell: { text: 'js', typed: false, kind: 'object' }
} as const satisfies Record<string, Template>
export type TemplateName = keyof typeof templates

/** How the new box will look, as far as its size goes. */
function faceOf(name: TemplateName): [kind: string, vertical: boolean] {
  if (name === 'vslider' || name === 'slider') return ['slider', name === 'vslider']
  if (name === 'cell') return ['code', false]
  return [['number', 'toggle', 'button'].includes(name) ? name : 'text', false]
}

export interface CreateOptions {
  /** Flow coordinates of the new box's top left corner; found if absent. */
  at?: Point
  /** The new box is connected to this port. */
  cableFrom?: PortRef | null
}

export function create(canvas: Canvas, name: TemplateName, options: CreateOptions = {}): void {
  const template: Template = templates[name]
  const at = options.at ?? freePlace(canvas, ...faceOf(name))
  const cableFrom = options.cableFrom ?? null
  if (template.typed) {
    canvas.editing = {
      id: null,
      at,
      width: 0,
      height: canvas.scene.metrics.height,
      prefix: template.text,
      text: '',
      kind: template.kind,
      cableFrom
    }
    return
  }
  const id = placeBox(canvas, template.text, at, cableFrom)
  canvas.focus()
  if (name === 'cell') whenDrawn(() => canvas.registers.controls.get(id)?.press?.())
}

/** A box that was just added has its control when it has been drawn. */
export const whenDrawn = (fn: () => void): void => void requestAnimationFrame(fn)

/** The same, connected from the first outlet of the current box and placed below it. */
export function createConnected(canvas: Canvas, name: TemplateName): void {
  const box = canvas.box(canvas.current)
  const port = box?.outlets[0]
  if (!box || !port) return create(canvas, name)
  create(canvas, name, {
    at: below(canvas, box.id, sizeOf(...faceOf(name))),
    cableFrom: { boxId: box.id, side: 'out', portId: port.id, index: 0 }
  })
}

/** Adds a box, and its cable, as one edit; selects it. Gives its id. */
export function placeBox(canvas: Canvas, text: string, at: Point, cableFrom: PortRef | null): string {
  const id = edit(canvas.context, () => {
    const id = addBox(canvas.context, { text, position: at, ...inLevel(canvas) })
    if (cableFrom) {
      const end = { nodeId: cableFrom.boxId, portId: cableFrom.portId }
      if (cableFrom.side === 'out') connect(canvas.context, end, { nodeId: id, portId: 'in0' })
      else connect(canvas.context, { nodeId: id, portId: 'out0' }, end)
    }
    return id
  })
  selectBoxes(canvas, [id], { keyboard: canvas.byKeyboard })
  const box = canvas.box(id)
  if (box) reveal(canvas, box)
  return id
}

/** New boxes go into the subpatch that is open. */
export const inLevel = ({ parent }: Canvas): { parent?: string } => (parent === undefined ? {} : { parent })

/** Where the corner of a box goes that is made at a point: one rule for key and double-click, so that boxes line up. */
export function cornerAt(canvas: Canvas, point: Point): Point {
  const grid = canvas.snapping ? GRID : 1
  const { padX, height } = canvas.scene.metrics
  return { x: snap(point.x - padX, grid), y: snap(point.y - height / 2, grid) }
}

/**
 * Below the current box if the keyboard made that current, else at the pointer, else in the middle of the view. Where a box
 * stands at that place (also the one just made there), below the current box, or below the one in the way.
 */
export function freePlace(canvas: Canvas, kind = 'text', vertical = false): Point {
  const size = sizeOf(kind, vertical)
  if (canvas.byKeyboard && canvas.current !== null) return below(canvas, canvas.current, size)
  const others = [...canvas.scene.boxes.values()]
  const view = canvas.view()
  const at = cornerAt(
    canvas,
    canvas.pointer ?? { x: view.x + view.width / 2 - 60, y: view.y + view.height / 3 }
  )
  const inWay = others.find((box) => intersects(box, { ...at, width: house.height, height: house.height }))
  if (!inWay) return at
  const current = canvas.box(canvas.current)
  return placeBelow(current && intersects(current, view) ? current : inWay, size, others)
}

function below(canvas: Canvas, id: string, size: Size): Point {
  return placeBelow(canvas.box(id)!, size, [...canvas.scene.boxes.values()])
}

/** The size of a box that is still empty, or will be typed: some text's. */
function sizeOf(kind: string, vertical = false): Size {
  return boxSize({ kind, lines: ['x'.repeat(8)], inlets: 1, outlets: 1, vertical, code: null })
}
