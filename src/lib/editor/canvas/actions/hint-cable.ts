// A cable by keyboard alone: from the current box choose an outlet by digit, a box by the letters shown on it, an inlet by
// digit. Steps with one possibility are passed over.
import { hintLabels } from '../../geometry/hints.ts'
import { readingOrder } from '../../geometry/order.ts'
import { intersects } from '../../geometry/rect.ts'
import type { Canvas } from '../canvas.svelte.ts'
import type { BoxModel, PortRef } from '../types.ts'
import { connectPorts } from './cables.ts'
import { spokenName } from '../box-model.ts'

/** Starts a cable at an outlet (or, with side `in`, at an inlet) of the current box. */
export function hintCable(canvas: Canvas, side: 'in' | 'out' = 'out'): void {
  const box = canvas.box(canvas.current)
  if (!box) return canvas.say('Select a box first: Tab goes through them.')
  choosePort(canvas, box, side, (from) =>
    chooseBox(canvas, box.id, side === 'out' ? 'in' : 'out', (target) =>
      choosePort(canvas, target, side === 'out' ? 'in' : 'out', (to) => {
        canvas.hints = null
        connectPorts(canvas, from, to)
      })
    )
  )
}

const portsOf = (box: BoxModel, side: 'in' | 'out') => (side === 'in' ? box.inlets : box.outlets)
const portWord = (side: 'in' | 'out') => (side === 'in' ? 'inlet' : 'outlet')

function choosePort(canvas: Canvas, box: BoxModel, side: 'in' | 'out', then: (ref: PortRef) => void): void {
  const ports = portsOf(box, side)
  const take = (index: number): void => {
    const port = ports[index]
    if (port) then({ boxId: box.id, side, portId: port.id, index })
  }
  if (ports.length === 0) {
    canvas.hints = null
    return canvas.say(`${spokenName(box)} has no ${portWord(side)}s.`)
  }
  if (ports.length === 1) return take(0)
  canvas.say(`Which ${portWord(side)}? ${ports.map((port, i) => `${i + 1} ${port.title}`).join(', ')}`)
  canvas.hints = {
    boxes: new Map(),
    ports: { boxId: box.id, side },
    typed: '',
    take: (key) => {
      if (/^[1-9]$/.test(key)) take(Number(key) - 1)
    },
    cancel: () => (canvas.hints = null)
  }
}

function chooseBox(canvas: Canvas, from: string, side: 'in' | 'out', then: (box: BoxModel) => void): void {
  const view = canvas.view()
  const candidates = [...canvas.scene.boxes.values()].filter(
    (box) => box.id !== from && portsOf(box, side).length > 0 && intersects(box, view)
  )
  const order = readingOrder(candidates.map((box) => ({ id: box.id, rect: box })))
  const labels = hintLabels(order.length)
  const boxes = new Map(order.map((id, i) => [id, labels[i]!]))
  if (order.length === 0) {
    canvas.hints = null
    return canvas.say('There is no box in view to connect to.')
  }
  const spoken = order.slice(0, 12).map((id, i) => `${labels[i]} ${spokenName(canvas.box(id)!)}`)
  canvas.say(`Connect to which box? ${spoken.join(', ')}`)
  const ask = (typed: string): void => {
    canvas.hints = {
      boxes,
      ports: null,
      typed,
      take: (key) => {
        const next = typed + key.toLowerCase()
        const fitting = [...boxes].filter(([, label]) => label.startsWith(next))
        if (fitting.length === 0) return
        const [id, label] = fitting[0]!
        const box = canvas.box(id)
        if (label === next && box) then(box)
        else ask(next)
      },
      cancel: () => (canvas.hints = null)
    }
  }
  ask('')
}

/** Goes to a box in view by the letters shown on it. */
export function hintGo(canvas: Canvas, go: (id: string) => void): void {
  const first = canvas.current ?? ''
  chooseBoxAny(canvas, first, go)
}

function chooseBoxAny(canvas: Canvas, _from: string, go: (id: string) => void): void {
  const view = canvas.view()
  const shown = [...canvas.scene.boxes.values()].filter((box) => intersects(box, view))
  const order = readingOrder(shown.map((box) => ({ id: box.id, rect: box })))
  const labels = hintLabels(order.length)
  const boxes = new Map(order.map((id, i) => [id, labels[i]!]))
  const ask = (typed: string): void => {
    canvas.hints = {
      boxes,
      ports: null,
      typed,
      take: (key) => {
        const next = typed + key.toLowerCase()
        const hit = [...boxes].find(([, label]) => label === next)
        if (hit) {
          canvas.hints = null
          go(hit[0])
        } else if ([...boxes.values()].some((label) => label.startsWith(next))) ask(next)
      },
      cancel: () => (canvas.hints = null)
    }
  }
  if (order.length > 0) ask('')
}
