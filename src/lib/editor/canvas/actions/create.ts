// New boxes: where they go, what they start as, and the cable that they may come with.
import { addBox, connect } from '../../../patch/edits.ts'
import { edit } from '../../../patch/context.ts'
import { boxSize } from '../../geometry/box-size.ts'
import { BOX_HEIGHT, GRID } from '../../geometry/metrics.ts'
import { placeAt, placeBelow } from '../../geometry/place.ts'
import { snap, type Point } from '../../geometry/rect.ts'
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

export interface CreateOptions {
  /** Flow coordinates of the new box's top left corner; found if absent. */
  at?: Point
  /** The new box is connected to this port. */
  cableFrom?: PortRef | null
}

export function create(canvas: Canvas, name: TemplateName, options: CreateOptions = {}): void {
  const template: Template = templates[name]
  const at = options.at ?? freePlace(canvas)
  const cableFrom = options.cableFrom ?? null
  if (template.typed) {
    canvas.editing = {
      id: null,
      at,
      width: 0,
      height: BOX_HEIGHT,
      prefix: template.text,
      text: '',
      kind: template.kind,
      cableFrom
    }
    return
  }
  const id = placeBox(canvas, template.text, at, cableFrom)
  canvas.focus()
  if (name === 'cell') requestAnimationFrame(() => canvas.registers.controls.get(id)?.press())
}

/** The same, connected from the first outlet of the current box and placed below it. */
export function createConnected(canvas: Canvas, name: TemplateName): void {
  const box = canvas.box(canvas.current)
  const port = box?.outlets[0]
  if (!box || !port) return create(canvas, name)
  create(canvas, name, {
    at: below(canvas, box.id),
    cableFrom: { boxId: box.id, side: 'out', portId: port.id, index: 0 }
  })
}

/** Adds a box, and its cable, as one edit; selects it. Gives its id. */
export function placeBox(canvas: Canvas, text: string, at: Point, cableFrom: PortRef | null): string {
  const id = edit(canvas.context, () => {
    const id = addBox(canvas.context, { text, position: at })
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

/** At the pointer if that was used last, else below the selection, else in the middle of the view. */
export function freePlace(canvas: Canvas): Point {
  if (canvas.byKeyboard && canvas.current !== null) return below(canvas, canvas.current)
  const others = [...canvas.scene.boxes.values()]
  const grid = canvas.snapping ? GRID : 1
  const view = canvas.view()
  const point = canvas.pointer ?? { x: view.x + view.width / 2 - 60, y: view.y + view.height / 3 }
  return placeAt({ x: snap(point.x, grid), y: snap(point.y, grid) }, others)
}

function below(canvas: Canvas, id: string): Point {
  const box = canvas.box(id)!
  const size = boxSize({
    kind: 'text',
    lines: ['x'.repeat(8)],
    inlets: 1,
    outlets: 1,
    vertical: false,
    code: null
  })
  return placeBelow(box, size, [...canvas.scene.boxes.values()])
}
