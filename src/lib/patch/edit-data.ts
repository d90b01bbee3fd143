// Edits of what is saved with a box: fields of its data, params, and code.
import * as Y from 'yjs'
import { boxMap, bringUp, innerMap, setIfNew, toField } from './box-map.ts'
import { edit, LOCAL, PERSIST, type PatchContext } from './context.ts'
import { getNode, nodesOf, type Place } from './shape.ts'
import { toStorable } from './storable.ts'
import { textEdits } from './text-edits.ts'
import { field, isSafeId } from './values.ts'

/**
 * Sets one field of a box's data; undefined takes it away. Gives false where there is no such box, or where its data is of a
 * newer version than this Loadbang's. Throws `patch-value` for what cannot be saved.
 */
export function setData(context: PatchContext, id: string, name: string, value: unknown): boolean {
  return writeData(context, id, name, value, LOCAL)
}

/** The same for what the running patch writes back (the port `Persist`): not undoable, and no news to the engine. */
export function persistData(context: PatchContext, id: string, name: string, value: unknown): boolean {
  return writeData(context, id, name, value, PERSIST)
}

function writeData(context: PatchContext, id: string, name: string, value: unknown, origin: object): boolean {
  if (!isSafeId(name)) return false
  const stored = toField(name, value)
  return change(context, id, origin, (box) => {
    const data = innerMap(box, 'data')
    if (stored instanceof Y.Text && data.get(name) instanceof Y.Text)
      writeText(data.get(name) as Y.Text, String(value))
    else setIfNew(data, name, stored)
  })
}

/** Sets one param of a box; undefined takes it away. Not a finite number: nothing happens. */
export function setParam(
  context: PatchContext,
  id: string,
  name: string,
  value: number | undefined
): boolean {
  if (!isSafeId(name) || (value !== undefined && !Number.isFinite(value))) return false
  return change(context, id, LOCAL, (box) => setIfNew(innerMap(box, 'params'), name, toStorable(value)))
}

/** Replaces a cell's code by the least edit, so that what another person writes elsewhere in it stays. */
export function setCode(context: PatchContext, id: string, code: string): boolean {
  return writeData(context, id, 'code', code, LOCAL)
}

/** The shared text of a cell's code, for an editor to bind to; null where it has none. */
export function codeText(doc: Place, id: string): Y.Text | null {
  const code = field(field(nodesOf(doc).get(id), 'data'), 'code')
  return code instanceof Y.Text ? code : null
}

/** The code as a string; '' where there is none. */
export function codeOf(doc: Place, id: string): string {
  const code = field(field(nodesOf(doc).get(id), 'data'), 'code')
  return code instanceof Y.Text ? code.toString() : typeof code === 'string' ? code : ''
}

function change(
  context: PatchContext,
  id: string,
  origin: object,
  write: (box: Y.Map<unknown>) => void
): boolean {
  const node = getNode(context.doc, id)
  if (!node) return false
  return edit(
    context,
    () => {
      const box = boxMap(context.doc, id)
      if (!box || !bringUp(context, node, box)) return false
      write(box)
      return true
    },
    origin
  )
}

/** Makes a shared text read `next` by the least edits, from the end so that their places hold. */
function writeText(text: Y.Text, next: string): void {
  for (const { at, remove, insert } of textEdits(text.toString(), next).toReversed()) {
    if (remove > 0) text.delete(at, remove)
    if (insert !== '') text.insert(at, insert)
  }
}
