// What each command of the key table does: the one way from a key, a menu entry or a button to an action.
import { leave } from './actions/levels.ts'
import type { Canvas } from './canvas.svelte.ts'
import { moveInFan, nextCable } from './actions/cables.ts'
import { duplicateSelected } from './actions/copies.ts'
import { create, createConnected } from './actions/create.ts'
import { openBox } from './actions/edit-text.ts'
import { hintCable, hintGo } from './actions/hint-cable.ts'
import { nudge, step, stepTowards } from './actions/move.ts'
import { press, stepControl, stepValue } from './actions/play.ts'
import { removeSelected } from './actions/remove.ts'
import { selectAll, selectBoxes, selectNone } from './actions/select.ts'
import { showAll, showRect, zoomBy, zoomTo } from './actions/view.ts'
import { setMode } from './actions/mode.ts'

/** Gives false where the key should go on to the browser (Tab past the last box). */
type Command = (canvas: Canvas, event?: KeyboardEvent) => boolean | void

const structure = () => import('./actions/structure.ts')

export const commands: Readonly<Record<string, Command>> = {
  'new-object': (canvas) => create(canvas, 'object'),
  'new-message': (canvas) => create(canvas, 'message'),
  'new-number': (canvas) => create(canvas, 'number'),
  'new-symbol': (canvas) => create(canvas, 'symbol'),
  'new-comment': (canvas) => create(canvas, 'comment'),
  'new-button': (canvas) => create(canvas, 'button'),
  'new-toggle': (canvas) => create(canvas, 'toggle'),
  'new-slider': (canvas) => create(canvas, 'slider'),
  'new-vslider': (canvas) => create(canvas, 'vslider'),
  'new-cell': (canvas) => create(canvas, 'cell'),
  'next-object': (canvas) => createConnected(canvas, 'object'),
  'next-message': (canvas) => createConnected(canvas, 'message'),
  'next-number': (canvas) => createConnected(canvas, 'number'),
  'next-button': (canvas) => createConnected(canvas, 'button'),
  'next-toggle': (canvas) => createConnected(canvas, 'toggle'),
  'next-slider': (canvas) => createConnected(canvas, 'slider'),
  'next-cell': (canvas) => createConnected(canvas, 'cell'),

  open: (canvas) => {
    if (canvas.current !== null && canvas.boxes.size > 0) openBox(canvas, canvas.current)
    else create(canvas, 'object')
  },

  reference: (canvas) => {
    const box = canvas.box(canvas.current)
    const page = box?.known ? `/reference#${encodeURIComponent(box.type)}` : '/reference'
    window.open(page, 'loadbang-reference')
  },

  'next-box': (canvas) => step(canvas, 1),
  'previous-box': (canvas) => step(canvas, -1),
  'box-up': (canvas) => stepTowards(canvas, 'up'),
  'box-down': (canvas) => stepTowards(canvas, 'down'),
  'box-left': (canvas) => stepTowards(canvas, 'left'),
  'box-right': (canvas) => stepTowards(canvas, 'right'),
  go: (canvas) => hintGo(canvas, (id) => selectBoxes(canvas, [id], { keyboard: true })),
  'select-all': selectAll,
  escape: (canvas) => {
    if (canvas.cables.size > 0 && canvas.current !== null)
      selectBoxes(canvas, [canvas.current], { keyboard: true })
    // With nothing left to let go of, out of what is open.
    else if (canvas.boxes.size === 0 && canvas.path.length > 0) leave(canvas)
    else selectNone(canvas)
  },

  left: (canvas) => nudge(canvas, -1, 0),
  right: (canvas) => nudge(canvas, 1, 0),
  up: (canvas) => nudge(canvas, 0, -1),
  down: (canvas) => nudge(canvas, 0, 1),
  'far-left': (canvas, event) => {
    const far = { ArrowLeft: [-10, 0], ArrowRight: [10, 0], ArrowUp: [0, -10], ArrowDown: [0, 10] } as const
    const [dx, dy] = far[event?.key as keyof typeof far] ?? far.ArrowLeft
    nudge(canvas, dx, dy)
  },
  snap: (canvas) => {
    canvas.snapping = !canvas.snapping
    canvas.say(canvas.snapping ? 'Boxes snap to the grid.' : 'Boxes move freely.')
  },

  cable: (canvas) => hintCable(canvas, 'out'),
  'cable-back': (canvas) => hintCable(canvas, 'in'),
  'next-cable': (canvas) => nextCable(canvas, 1),
  'previous-cable': (canvas) => nextCable(canvas, -1),
  earlier: (canvas) => moveInFan(canvas, -1),
  later: (canvas) => moveInFan(canvas, 1),

  delete: removeSelected,
  duplicate: (canvas) => duplicateSelected(canvas),
  encapsulate: (canvas) => void structure().then((load) => load.encapsulateSelected(canvas)),
  dissolve: (canvas) => void structure().then((load) => load.dissolveSelected(canvas)),
  renew: (canvas) => void import('./actions/abstraction.ts').then((load) => load.renewCurrent(canvas)),
  undo: (canvas) => canvas.session.undo.undo(),
  redo: (canvas) => canvas.session.undo.redo(),

  mode: (canvas) => setMode(canvas, canvas.mode === 'edit' ? 'run' : 'edit'),
  press,
  'value-up': (canvas) => stepValue(canvas, 1, 'normal'),
  'value-down': (canvas) => stepValue(canvas, -1, 'normal'),
  'value-far-up': (canvas) => stepValue(canvas, 1, 'coarse'),
  'value-far-down': (canvas) => stepValue(canvas, -1, 'coarse'),
  'value-fine-up': (canvas) => stepValue(canvas, 1, 'fine'),
  'value-fine-down': (canvas) => stepValue(canvas, -1, 'fine'),
  'next-control': (canvas) => stepControl(canvas, 1),
  'previous-control': (canvas) => stepControl(canvas, -1),

  'zoom-in': (canvas) => zoomBy(canvas, 1.25),
  'zoom-out': (canvas) => zoomBy(canvas, 0.8),
  'zoom-one': (canvas) => zoomTo(canvas, 1),
  'zoom-all': (canvas) => showAll(canvas),
  'zoom-selection': (canvas) => {
    const bounds = canvas.selectionBounds()
    if (bounds) showRect(canvas, bounds)
  },
  // The shell shows the keys, and keeps versions: it listens for the same presses.
  help: () => false,
  'name-version': () => false
}
