// Keys for [key], [keyup] and [keyname]. Loaded with the first key.
import type { Canvas } from './canvas.svelte.ts'
import { isAsked, isTextField } from './keyboard.ts'
import { pdKey } from './pd-key.ts'

/** With these a button is used or left. */
const USED = /^(Enter| |Tab)$/

/** Tells the patch of a key, unless somebody types, or it is meant for a dialog, a menu or a button. */
export function tellKey(canvas: Canvas, event: KeyboardEvent): void {
  if (isTextField(event.target) || event.isComposing || event.ctrlKey || event.metaKey) return
  if (isAsked() || (USED.test(event.key) && (event.target as Element).closest('button, a'))) return
  const key = pdKey(event)
  if (key) canvas.session.engine.key(key)
}
