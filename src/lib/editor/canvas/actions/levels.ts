// Going into subpatches and out of them, and what lies around the one that is open.
import { parentsOf } from '../../../patch/hierarchy.ts'
import { allNodes, getNode } from '../../../patch/shape.ts'
import { restOf } from '../box-model.ts'
import type { Canvas } from '../canvas.svelte.ts'
import { selectBoxes } from './select.ts'
import { openView } from './view.ts'

/** Shows the inside of a subpatch box. False: it is none. */
export function enter(canvas: Canvas, id: string): boolean {
  const box = canvas.box(id)
  if (box?.holds === 'abstraction') canvas.say('An abstraction cannot be opened here yet.')
  if (box?.holds !== 'subpatch') return false
  goTo(canvas, id)
  return true
}

/** Shows what lies around, with the box selected that was open. */
export function leave(canvas: Canvas): void {
  const { level } = canvas
  if (level === undefined) return
  goTo(canvas, around(canvas, level))
  if (canvas.box(level)) selectBoxes(canvas, [level], { keyboard: canvas.byKeyboard })
}

export function goTo(canvas: Canvas, level: string | undefined): void {
  canvas.open(level)
  openView(canvas)
  canvas.focus()
  const name = level === undefined ? 'The patch itself' : levelName(canvas, level)
  canvas.say(`${name} is open.`)
}

/** The subpatches from the outermost to the one that is open. */
export function trail(canvas: Canvas): { id: string; name: string }[] {
  const found: { id: string; name: string }[] = []
  for (let id = canvas.level; id !== undefined; id = around(canvas, id))
    found.unshift({ id, name: levelName(canvas, id) })
  return found
}

/** The subpatch that a box lies in; undefined: the patch itself. */
export function around({ session: { doc } }: Canvas, id: string): string | undefined {
  const wishes = new Map<string, string>()
  for (const node of allNodes(doc)) if (node.parent !== undefined) wishes.set(node.id, node.parent)
  return parentsOf(wishes, (each) => getNode(doc, each) !== null).get(id)
}

function levelName({ session: { doc } }: Canvas, id: string): string {
  return restOf(getNode(doc, id)?.text).trim() || 'subpatch'
}
