// The real clipboard: the browser's copy, cut and paste events while the canvas has the focus. In a text field they stay
// what they are there.
import type { Fragment } from '../../patch/fragment.ts'
import { filesIn } from '../../storage/assets/references.ts'
import { copiedFrom, noteCopied } from '../session/copied-from.ts'
import { notices } from '../shell/notices.svelte.ts'
import { copySelected, pasteFragment, readCopied } from './actions/copies.ts'
import { removeSelected } from './actions/remove.ts'
import type { Canvas } from './canvas.svelte.ts'
import { isTextField } from './keyboard.ts'

/** Listens on the document, where browsers send these events when nothing is selected; gives the way to stop. */
export function followClipboard(canvas: Canvas): () => void {
  let gone = false
  const ours = (event: ClipboardEvent): boolean => {
    const active = document.activeElement
    if (event.defaultPrevented || !canvas.root || canvas.mode !== 'edit' || isTextField(active)) return false
    return active === canvas.root || canvas.root.contains(active)
  }
  const take = (event: ClipboardEvent): boolean => {
    const copied = ours(event) ? copySelected(canvas) : null
    if (!copied) return false
    event.preventDefault()
    event.clipboardData?.setData('text/plain', copied.text)
    if (filesOf(copied.fragment).size > 0) noteCopied(copied.text, canvas.session.patchId)
    return true
  }
  const copy = (event: ClipboardEvent): void => {
    if (take(event))
      canvas.say(`Copied ${canvas.boxes.size === 1 ? 'one box' : `${canvas.boxes.size} boxes`}.`)
  }
  const cut = (event: ClipboardEvent): void => {
    if (take(event)) removeSelected(canvas)
  }
  const paste = (event: ClipboardEvent): void => {
    if (!ours(event)) return
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (text === '') return
    event.preventDefault()
    if (isForeign(text)) {
      const { path } = canvas
      import('./paste-foreign.ts')
        .then(({ pasteForeign }) => pasteForeign(canvas, text, () => gone || canvas.path !== path))
        .catch((error: unknown) => notices.fail(error))
      return
    }
    const fragment = readCopied(text)
    if (!fragment) return canvas.say('The clipboard holds no boxes.')
    const files = filesOf(fragment)
    const source = files.size > 0 ? copiedFrom(text) : null
    const bring = source === canvas.session.patchId ? new Map<string, string>() : files
    if (bring.size === 0 && !fragment.defs) return pasteFragment(canvas, fragment)
    import('./paste-with.ts')
      .then(({ pasteWith }) => pasteWith(canvas, fragment, { files: bring, source, gone: () => gone }))
      .catch((error: unknown) => notices.fail(error))
  }
  document.addEventListener('copy', copy)
  document.addEventListener('cut', cut)
  document.addEventListener('paste', paste)
  return () => {
    gone = true
    document.removeEventListener('copy', copy)
    document.removeEventListener('cut', cut)
    document.removeEventListener('paste', paste)
  }
}

/** Text of a file of Pure Data or Max, or of some boxes of one. */
const isForeign = (text: string): boolean => /^\ufeff?\s*(#[NX]\s|\{\s*"(patcher|boxes)"\s*:)/.test(text)

/** Files that boxes hold: hashes and names. */
const filesOf = ({ nodes, defs }: Fragment): Map<string, string> =>
  filesIn([...nodes.map(({ data }) => data), defs])
