// The real clipboard: the browser's copy, cut and paste events while the canvas has the focus. In a text field they stay
// what they are there.
import { copyText, pasteText } from './actions/copies.ts'
import { removeSelected } from './actions/remove.ts'
import type { Canvas } from './canvas.svelte.ts'
import { isTextField } from './keyboard.ts'

/** Listens on the document, where browsers send these events when nothing is selected; gives the way to stop. */
export function followClipboard(canvas: Canvas): () => void {
  const ours = (event: ClipboardEvent): boolean => {
    const active = document.activeElement
    if (event.defaultPrevented || !canvas.root || canvas.mode !== 'edit' || isTextField(active)) return false
    return active === canvas.root || canvas.root.contains(active)
  }
  const copy = (event: ClipboardEvent): void => {
    const text = ours(event) ? copyText(canvas) : null
    if (text === null) return
    event.preventDefault()
    event.clipboardData?.setData('text/plain', text)
    canvas.say(`Copied ${canvas.boxes.size === 1 ? 'one box' : `${canvas.boxes.size} boxes`}.`)
  }
  const cut = (event: ClipboardEvent): void => {
    const text = ours(event) ? copyText(canvas) : null
    if (text === null) return
    event.preventDefault()
    event.clipboardData?.setData('text/plain', text)
    removeSelected(canvas)
  }
  const paste = (event: ClipboardEvent): void => {
    if (!ours(event)) return
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (text === '') return
    event.preventDefault()
    if (!pasteText(canvas, text)) canvas.say('The clipboard holds no boxes.')
  }
  document.addEventListener('copy', copy)
  document.addEventListener('cut', cut)
  document.addEventListener('paste', paste)
  return () => {
    document.removeEventListener('copy', copy)
    document.removeEventListener('cut', cut)
    document.removeEventListener('paste', paste)
  }
}
