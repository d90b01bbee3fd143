// Boxes of another program from the clipboard. Loaded when somebody pastes some.
import { pdClassesOf } from '../../interop/pd/catalogue.ts'
import { pdFragment } from '../../interop/pd/pd-fragment.ts'
import { cardFor } from '../../objects/ports.ts'
import { notices } from '../shell/notices.svelte.ts'
import { pasteFragment } from './actions/copies.ts'
import type { Canvas } from './canvas.svelte.ts'

/** `gone`: whether the level in which they were pasted is no longer the one that is shown. Throws a LoadbangError `pd-…`. */
export function pasteForeign(canvas: Canvas, text: string, gone: () => boolean): void {
  const { lost, ...fragment } = pdFragment(text, { classes: pdClassesOf({ get: cardFor }) })
  if (gone()) return
  pasteFragment(canvas, fragment)
  if (lost > 0)
    notices.say(
      lost === 1 ? 'One cable was left out.' : `${lost} cables were left out.`,
      'What they led to is not among the boxes that were pasted.'
    )
}
