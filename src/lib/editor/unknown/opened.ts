// What was said of a patch when it was opened from another program's file: once in a notice, and for as long as the tab stays in the
// list of what is not known.
import type { UnknownClass } from '../../interop/pd/report.ts'
import { notices } from '../shell/notices.svelte.ts'

const noted = new Map<string, readonly string[]>()

export function noteOpened(patchId: string, notes: readonly string[]): void {
  if (notes.length > 0) noted.set(patchId, notes)
}

export const notesOf = (patchId: string): readonly string[] => noted.get(patchId) ?? []

export interface Opened {
  id: string
  name: string
  unknown: readonly UnknownClass[]
  notes: readonly string[]
}

export function sayOpened({ id, name, unknown, notes }: Opened): void {
  if (unknown.length === 0 && notes.length === 0) return
  const text =
    unknown.length === 0 ? `“${name}” was opened.` : `“${name}” was opened, not all of it is known here.`
  const more = notes.length > 1 ? ` And ${notes.length - 1} more to know.` : ''
  const advice = [unknownSentence(unknown), `${notes[0] ?? ''}${more}`]
    .filter((each) => each !== '')
    .join(' ')
  notices.say(text, advice, { label: 'Show', run: () => show(id) })
}

function unknownSentence(unknown: readonly UnknownClass[]): string {
  if (unknown.length === 0) return ''
  const boxes = unknown.reduce((sum, { count }) => sum + count, 0)
  const names = unknown.slice(0, 3).map(({ name }) => `[${name}]`)
  const rest = unknown.length > 3 ? ', …' : ''
  return `${boxes === 1 ? 'One box is' : `${boxes} boxes are`} kept dashed: ${names.join(', ')}${rest}`
}

/** Where the patch is open, its panel opens; else the patch with it. */
function show(id: string): void {
  const address = `/patch/${id}`
  if (location.pathname === address) location.hash = '#unknown'
  else location.assign(`${address}#unknown`)
}
