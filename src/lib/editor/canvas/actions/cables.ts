// Cables: making one between two ports, and the order in which an outlet's cables fire.
import { connect, reorderCable } from '../../../patch/edits.ts'
import type { Canvas } from '../canvas.svelte.ts'
import type { PortRef } from '../types.ts'

/** The ends in the direction that messages go; null if both are on the same side or of one box. */
export function ends(a: PortRef, b: PortRef): { from: PortRef; to: PortRef } | null {
  if (a.side === b.side || a.boxId === b.boxId) return null
  return a.side === 'out' ? { from: a, to: b } : { from: b, to: a }
}

export function isConnected(canvas: Canvas, a: PortRef, b: PortRef): boolean {
  const pair = ends(a, b)
  if (!pair) return false
  for (const cable of canvas.scene.cables.values()) {
    if (
      cable.from === pair.from.boxId &&
      cable.outlet === pair.from.portId &&
      cable.to === pair.to.boxId &&
      cable.inlet === pair.to.portId
    )
      return true
  }
  return false
}

/** Draws a cable between two ports given in any order. False where it cannot be or is there already. */
export function connectPorts(canvas: Canvas, a: PortRef, b: PortRef): boolean {
  const pair = ends(a, b)
  if (!pair) return false
  const end = (ref: PortRef) => ({ nodeId: ref.boxId, portId: ref.portId })
  const done = connect(canvas.context, end(pair.from), end(pair.to)) !== null
  canvas.say(done ? 'Connected.' : 'They are connected already.')
  return done
}

/** Lets the one selected cable fire earlier (-1) or later (+1) among those of its outlet. */
export function moveInFan(canvas: Canvas, by: -1 | 1): void {
  const [id] = canvas.cables
  const cable = id === undefined ? undefined : canvas.cable(id)
  if (!cable || canvas.cables.size !== 1) return
  const to = cable.fanIndex + by
  if (to < 0 || to >= cable.fanCount) return
  reorderCable(canvas.context, cable.id, to)
  canvas.say(`Fires as number ${to + 1} of ${cable.fanCount}.`)
}

/** Selects the next cable of the current box, to be deleted or reordered without a mouse. */
export function nextCable(canvas: Canvas, by: -1 | 1): void {
  const box = canvas.current
  if (box === null) return
  const all = [...canvas.scene.cables.values()]
  const own = [...all.filter((cable) => cable.from === box), ...all.filter((cable) => cable.to === box)]
  if (own.length === 0) return canvas.say('This box has no cables.')
  const at = own.findIndex((cable) => canvas.cables.has(cable.id))
  const next = own[at < 0 ? (by > 0 ? 0 : own.length - 1) : (at + by + own.length) % own.length]!
  canvas.boxes.clear()
  canvas.cables.clear()
  canvas.cables.add(next.id)
  const [from, to] = [canvas.box(next.from), canvas.box(next.to)]
  canvas.say(`Cable from ${from?.text ?? from?.type} to ${to?.text ?? to?.type}`)
}
