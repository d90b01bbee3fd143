// Press on a cable: select it. Dragged near one of its ends, that end is taken off and goes to another port; dropped on
// nothing the cable is gone. One step of undo.
import { connect, disconnect, reorderCable } from '../../../patch/edits.ts'
import { edit } from '../../../patch/context.ts'
import { distance, type Point } from '../../geometry/rect.ts'
import { aimAt, boxUnder, pointOf } from '../aim.ts'
import { ends, isConnected } from '../actions/cables.ts'
import { selectCable } from '../actions/select.ts'
import type { Canvas } from '../canvas.svelte.ts'
import type { CableModel, PortRef } from '../types.ts'
import type { Interaction } from './interaction.ts'

/** How near to an end the press must be, in pixels of the screen. */
const REACH = 26

/** Null where the press is on the middle of the cable: there is nothing to drag. */
export function moveEndOf(canvas: Canvas, id: string, start: Point, event: PointerEvent): Interaction | null {
  const cable = canvas.cable(id)
  selectCable(canvas, id, event.shiftKey)
  const loose = cable && looseEnd(canvas, cable, start)
  if (!cable || !loose) return null
  // The end that stays, from which the cable now hangs.
  const from =
    loose.side === 'in'
      ? portRef(canvas, cable.from, 'out', cable.outlet)
      : portRef(canvas, cable.to, 'in', cable.inlet)

  const follow = (point: Point): void => {
    const aim = aimAt(canvas, from, point)
    const same = aim?.boxId === loose.boxId && aim.portId === loose.portId
    canvas.held = {
      from,
      to: point,
      aim,
      refused: aim !== null && !same && isConnected(canvas, from, aim),
      instead: id
    }
  }
  return {
    pans: true,
    move: follow,
    end(point) {
      const aim = canvas.held?.aim ?? null
      const held = canvas.held !== null
      const refused = canvas.held?.refused ?? false
      canvas.held = null
      if (!held || refused || (aim === null && boxUnder(canvas, point))) return
      if (aim?.boxId === loose.boxId && aim.portId === loose.portId) return
      const pair = aim && ends(from, aim)
      edit(canvas.context, () => {
        disconnect(canvas.context, id)
        const next = pair && connect(canvas.context, end(pair.from), end(pair.to))
        // From the same outlet it keeps its turn.
        if (next && loose.side === 'in') reorderCable(canvas.context, next, cable.fanIndex)
      })
      canvas.say(pair ? 'Connected.' : 'Cable taken off.')
    },
    cancel() {
      canvas.held = null
    }
  }
}

const end = (ref: PortRef) => ({ nodeId: ref.boxId, portId: ref.portId })

function looseEnd(canvas: Canvas, cable: CableModel, point: Point): PortRef | null {
  const out = portRef(canvas, cable.from, 'out', cable.outlet)
  const into = portRef(canvas, cable.to, 'in', cable.inlet)
  const [a, b] = [pointOf(canvas, out), pointOf(canvas, into)]
  if (!a || !b) return null
  const [near, away] =
    distance(a, point) < distance(b, point) ? [out, distance(a, point)] : [into, distance(b, point)]
  return away <= Math.min(REACH / canvas.viewport.zoom, distance(a, b) / 3) ? near : null
}

function portRef(canvas: Canvas, boxId: string, side: 'in' | 'out', portId: string): PortRef {
  const box = canvas.box(boxId)
  const ports = (side === 'in' ? box?.inlets : box?.outlets) ?? []
  return {
    boxId,
    side,
    portId,
    index: Math.max(
      0,
      ports.findIndex((port) => port.id === portId)
    )
  }
}
