// Boxes that name a patch of the library, and abstractions renewed from there or put there. Loaded when somebody does.
import { defPlace } from '../../../patch/def-place.ts'
import { fetchPatch, keepInLibrary } from '../../session/shelf-work.ts'
import type { ShelfPatch } from '../../session/shelf-names.ts'
import { notices } from '../../shell/notices.svelte.ts'
import type { Canvas } from '../canvas.svelte.ts'
import { placeOf } from '../path.ts'
import { trail } from './levels.ts'

/**
 * Copies a patch of the library into this one, and does `then` (the box that names it is made or retyped), as one step of undo.
 * Where the copy cannot be had, the box is made all the same, and says that it has no such object.
 */
export async function withPatch(
  canvas: Canvas,
  { name, entry }: ShelfPatch,
  then: () => void
): Promise<void> {
  const { session } = canvas
  try {
    const fetched = await fetchPatch(entry, session.patchId)
    session.undo.group(() => {
      fetched?.put(session, name)
      then()
    })
  } catch (error) {
    then()
    notices.fail(error)
  }
}

/** The same for the box that the keyboard is at, or for the abstraction that is open. */
export async function renewCurrent(canvas: Canvas): Promise<void> {
  const box = canvas.box(canvas.current)
  const name = box?.holds === 'abstraction' ? box.className : canvas.path.at(-1)?.def
  if (name === undefined) canvas.say('This box is none of an abstraction.')
  else if (canvas.session.shelf?.newer.includes(name)) await useNewer(canvas, name)
  else canvas.say(`The library has no newer version of “${name}”.`)
}

/** The library's version takes the place of the one that is here. */
export async function useNewer(canvas: Canvas, name: string): Promise<void> {
  const { session } = canvas
  const entry = session.shelf?.sourceOf(name)
  if (!entry) return
  try {
    const fetched = await fetchPatch(entry, session.patchId)
    fetched?.put(session, name)
    if (fetched) canvas.say(`“${name}” is the library’s newer version now.`)
  } catch (error) {
    notices.fail(error, `“${name}” stays as it is`)
  }
}

/** What is open, a subpatch or an abstraction, as a patch of the library; `show` goes to a patch. */
export async function keepOpen(canvas: Canvas, show: (id: string) => void): Promise<void> {
  const last = trail(canvas).at(-1)
  if (!last) return
  const { session, path } = canvas
  try {
    const place = (last.def === undefined ? null : defPlace(session.doc, last.def)) ?? placeOf(session, path)
    const { id, name } = await keepInLibrary(
      { doc: place, classes: session.classes },
      { parent: canvas.parent, def: last.def, name: last.name }
    )
    notices.say(`“${name}” is in your library.`, 'Type its name into a box of any patch to use it there.', {
      label: 'Open it',
      run: () => show(id)
    })
  } catch (error) {
    notices.fail(error)
  }
}
