// Pasting boxes that hold files of another patch, or use its abstractions: first the bytes, then the abstractions, then the boxes.
// Loaded when somebody does.
import { bringDefs } from '../../patch/bring-defs.ts'
import type { Fragment } from '../../patch/fragment.ts'
import { watched } from '../library/watched.ts'
import { bringFiles, type LeftBehind } from '../session/bring-files.ts'
import { notices } from '../shell/notices.svelte.ts'
import { pasteFragment } from './actions/copies.ts'
import type { Canvas } from './canvas.svelte.ts'

export interface PastedFiles {
  /** Hashes and names of those that are to be brought. */
  readonly files: ReadonlyMap<string, string>
  /** The patch that they were copied in, if that is known. */
  readonly source: string | null
  /** Whether the canvas has gone meanwhile. */
  gone(): boolean
}

/** A box whose file does not come along is put all the same, and says what it lacks. */
export async function pasteWith(canvas: Canvas, fragment: Fragment, pasted: PastedFiles): Promise<void> {
  const { files, source } = pasted
  const into = canvas.session.patchId
  let left: LeftBehind[] | null = []
  try {
    const text = files.size === 1 ? 'Bringing its file along' : `Bringing ${files.size} files along`
    if (files.size > 0) left = await watched(text, (watching) => bringFiles(into, source, files, watching))
  } catch (error) {
    notices.fail(error)
  }
  // Called off, or left.
  if (left === null || pasted.gone()) return
  put(canvas, fragment)
  for (const { name, error } of left) notices.fail(error, name ? `“${name}”` : undefined)
}

/** One step of undo. */
const put = (canvas: Canvas, fragment: Fragment): void =>
  canvas.session.undo.group(() => pasteFragment(canvas, bringDefs(canvas.context, fragment)))
