// Deleting what is selected.
import { removeSelection } from '../../../patch/edits.ts'
import type { Canvas } from '../canvas.svelte.ts'

export function removeSelected(canvas: Canvas): void {
  const nodes = [...canvas.boxes]
  const edges = [...canvas.cables]
  if (nodes.length + edges.length === 0) return
  const back = edges.length > 0 && nodes.length === 0 ? canvas.current : null
  removeSelection(canvas.context, { nodes, edges })
  if (back !== null && canvas.box(back)) canvas.boxes.add(back)
  canvas.say(
    `Deleted ${count(nodes.length, 'box', 'boxes')}${edges.length ? ` and ${count(edges.length, 'cable', 'cables')}` : ''}.`
  )
}

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`
