// How the parts of the canvas find its state.
import { getContext, setContext } from 'svelte'
import type { Canvas } from './canvas.svelte.ts'

const KEY = Symbol('canvas')

export function setCanvas(canvas: Canvas): void {
  setContext(KEY, canvas)
}

export function getCanvas(): Canvas {
  return getContext<Canvas>(KEY)
}
