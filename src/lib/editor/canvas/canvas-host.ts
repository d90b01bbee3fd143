// The canvas as the host of its boxes: what a box may ask (boxes/host.ts), answered from the canvas's state.
import type { BoxHost } from '../boxes/host.ts'
import { setCode, setData } from '../../patch/edits.ts'
import type { Canvas } from './canvas.svelte.ts'

export function canvasHost(canvas: Canvas): BoxHost {
  const watched = watcher(canvas)
  return {
    get engine() {
      return canvas.engine
    },
    get mode() {
      return canvas.mode
    },
    isSelected: (id) => canvas.boxes.has(id),
    isCurrent: (id) => canvas.current === id && canvas.byKeyboard,
    hint: (id) => {
      const label = canvas.hints?.boxes.get(id)
      return label && label.startsWith(canvas.hints!.typed) ? label : null
    },
    portHint: (id, side, index) => {
      const ports = canvas.hints?.ports
      return ports && ports.boxId === id && ports.side === side && index < 9 ? String(index + 1) : null
    },
    isAimed: (id, side, portId) => {
      const aim = canvas.held?.aim
      return !!aim && aim.boxId === id && aim.side === side && aim.portId === portId && !canvas.held!.refused
    },
    plays: (event) => canvas.mode === 'run' || event.ctrlKey || event.metaKey,
    play: (id, message) => canvas.engine.play(id, message),
    save: (id, field, value) => void setData(canvas.context, id, field, value),
    saveCode: (id, code) => void setCode(canvas.context, id, code),
    onFlash: (id, flash) => {
      const listeners = canvas.flashes.get(id) ?? new Set()
      listeners.add(flash)
      canvas.flashes.set(id, listeners)
      return () => {
        listeners.delete(flash)
        if (listeners.size === 0) canvas.flashes.delete(id)
      }
    },
    playable: (id, control) => {
      canvas.controls.set(id, control)
      return () => {
        if (canvas.controls.get(id) === control) canvas.controls.delete(id)
      }
    },
    appear: (id) => {
      canvas.onScreen.add(id)
      watched()
      return () => {
        canvas.onScreen.delete(id)
        watched()
      }
    }
  }
}

/** Tells the engine which boxes are on the screen, once for many that come and go together. */
function watcher(canvas: Canvas): () => void {
  let waiting = false
  return () => {
    if (waiting) return
    waiting = true
    setTimeout(() => {
      waiting = false
      canvas.engine.watch([...canvas.onScreen])
    }, 30)
  }
}

/** Lets boxes blink that the engine says have sent something; gives the way to stop. */
export function followActivity(canvas: Canvas): () => void {
  return canvas.engine.onActive((ids) => {
    for (const id of ids) canvas.flashes.get(id)?.forEach((flash) => flash())
  })
}
