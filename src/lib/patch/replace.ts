// The contents of a live document changed into another's, by one forward edit: what is the same on both sides is not touched,
// so running objects go on where nothing changed. A restore from history, and a load into an open patch.
import * as Y from 'yjs'
import { copyShared } from './copy-shared.ts'
import { edit, LOAD, type PatchContext } from './context.ts'
import { roots } from './shape.ts'
import { toJson } from './tree.ts'
import { fields, samePlain } from './values.ts'

/** Makes `context.doc` hold what `from` holds. One transaction with the origin LOAD, undoable. */
export function replaceContents(context: PatchContext, from: Y.Doc): void {
  const change = () => {
    for (const name of roots) follow(context.doc.getMap(name), from.getMap(name))
  }
  edit(context, change, LOAD)
}

function follow(target: Y.Map<unknown>, source: Y.Map<unknown>): void {
  for (const key of [...target.keys()]) if (!source.has(key)) target.delete(key)
  for (const key of fields(source)) {
    const [now, next] = [target.get(key), source.get(key)]
    if (now instanceof Y.Map && next instanceof Y.Map) follow(now, next)
    else if (!target.has(key) || !samePlain(toJson(now), toJson(next))) {
      const copy = copyShared(next)
      if (copy !== undefined) target.set(key, copy)
    }
  }
}
