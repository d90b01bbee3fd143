// Boxes of another program from the clipboard. Loaded when somebody pastes some.
import { maxFragment } from '../../interop/max/max-fragment.ts'
import { pdClassesOf } from '../../interop/pd/catalogue.ts'
import { pdFragment } from '../../interop/pd/pd-fragment.ts'
import { shapeFor } from '../../objects/ports.ts'
import type { Fragment } from '../../patch/fragment.ts'
import { notices } from '../shell/notices.svelte.ts'
import { pasteFragment } from './actions/copies.ts'
import type { Canvas } from './canvas.svelte.ts'

/** `gone`: whether the level in which they were pasted is no longer the one that is shown. Throws a LoadbangError `pd-…`, `max-…`. */
export function pasteForeign(canvas: Canvas, text: string, gone: () => boolean): void {
  const { notes, ...fragment } = read(text)
  if (gone()) return
  pasteFragment(canvas, fragment)
  const [first, ...others] = notes
  if (first !== undefined) notices.say(first, others.slice(0, 3).join(' '))
}

function read(text: string): Fragment & { notes: string[] } {
  const options = { classes: pdClassesOf({ get: shapeFor }) }
  if (text.trimStart().startsWith('{')) return maxFragment(text, options)
  const { lost, ...fragment } = pdFragment(text, options)
  return { ...fragment, notes: lost === 0 ? [] : [lostCables(lost)] }
}

const lostCables = (lost: number): string =>
  lost === 1
    ? 'One cable was left out: it leads to a box that is not there.'
    : `${lost} cables were left out: they lead to boxes that are not there.`
