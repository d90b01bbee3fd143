// Another patch as an abstraction of this one: a copy in `defs`, with the abstractions that it uses itself, and a note of where it
// is from. What is there already under one of their names and is another thing stays; the newcomer gets a name of its own.
import * as Y from 'yjs'
import { parseObjectText } from '../runtime/text/object-text.ts'
import { copyShared } from './copy-shared.ts'
import { edit, PERSIST, type PatchContext } from './context.ts'
import { renamedText } from './rename-def.ts'
import { defsOf, edgesOf, nodesOf, settingsOf } from './shape.ts'
import { toJson } from './tree.ts'
import { field, fields, isPlain, isSafeId, samePlain } from './values.ts'

/** Where an abstraction was copied from. */
export interface Origin {
  /** The library's patch. */
  readonly patch: string
  /** When that had last been edited, ms since 1970. */
  readonly edited: number
  /** A hash of what was copied: the patch may be touched without becoming another one. */
  readonly mark: string
}

/** Copies what `source` holds into the abstraction `name`, in the place of what it was; one edit. */
export function putDef(context: PatchContext, name: string, source: Y.Doc, origin: Origin): void {
  edit(context, () => {
    const defs = defsOf(context.doc)
    const names = namesFor(context, name, source, origin)
    for (const [from, to] of names) {
      const def: unknown = defsOf(source).get(from)
      if (defs.has(to) && sameInside(def, defs.get(to))) continue
      const made = defMap(field(def, 'nodes'), field(def, 'edges'), names, { ...origin, mark: '' })
      for (const part of ['settings', 'meta']) keep(made, part, field(def, part))
      defs.set(to, made)
    }
    const made = defMap(nodesOf(source), edgesOf(source), names, origin)
    // What it shows on its parent, among others.
    const pd = settingsOf(source).get('pd')
    if (pd !== undefined) made.set('settings', new Y.Map([['pd', copyShared(pd)]]))
    defs.set(name, made)
  })
}

/** Where the abstraction was copied from; null where it was made here. */
export function originOf(context: Pick<PatchContext, 'doc'>, name: string): Origin | null {
  const from = field(defsOf(context.doc).get(name), 'from')
  const [patch, edited, mark] = ['patch', 'edited', 'mark'].map((key) => field(from, key))
  // Without a mark it came along with another one, and is renewed with that.
  return isSafeId(patch) && typeof edited === 'number' && typeof mark === 'string' && mark !== ''
    ? { patch, edited, mark }
    : null
}

/** The abstraction is the same as that patch of the library from now on. No step of undo: nothing that is seen has changed. */
export function noteOrigin(context: PatchContext, name: string, origin: Origin): void {
  edit(
    context,
    () => {
      const def = defsOf(context.doc).get(name)
      if (def instanceof Y.Map) def.set('from', { ...origin })
    },
    PERSIST
  )
}

/** All that makes a patch another one when it is used as an abstraction, as text: for the mark. */
export function defText(source: Y.Doc): string {
  return JSON.stringify([nodesOf(source), edgesOf(source), defsOf(source)].map((map) => sorted(toJson(map))))
}

/** The names that the abstractions of `source` get here. */
function namesFor(
  { doc }: PatchContext,
  name: string,
  source: Y.Doc,
  origin: Origin
): ReadonlyMap<string, string> {
  const defs = defsOf(doc)
  const names = new Map<string, string>()
  for (const each of fields(defsOf(source)).sort()) {
    const def = defs.get(each)
    const ours =
      field(field(def, 'from'), 'patch') === origin.patch && field(field(def, 'from'), 'mark') === ''
    const free = !defs.has(each) || ours || sameInside(def, defsOf(source).get(each))
    if (each !== name && free) names.set(each, each)
    else {
      let n = 2
      while (defs.has(`${each}-${n}`) || defsOf(source).has(`${each}-${n}`)) n++
      names.set(each, `${each}-${n}`)
    }
  }
  return names
}

function defMap(
  nodes: unknown,
  edges: unknown,
  names: ReadonlyMap<string, string>,
  from: Origin
): Y.Map<unknown> {
  const copy = (map: unknown): Y.Map<unknown> =>
    new Y.Map(fields(map).map((id) => [id, copyShared(field(map, id))]))
  const boxes = copy(nodes)
  for (const id of fields(nodes)) {
    const text = field(field(nodes, id), 'text')
    if (typeof text !== 'string') continue
    const copied = parseObjectText(text).className === 'clone'
    const renamed = renamedText(text, names, copied)
    if (renamed === text) continue
    const box = boxOf(nodes, id)
    box.set('text', renamed)
    if (!copied) box.set('type', parseObjectText(renamed).className)
    boxes.set(id, box)
  }
  return new Y.Map<unknown>([
    ['nodes', boxes],
    ['edges', copy(edges)],
    ['from', { ...from }]
  ] as [string, unknown][])
}

function keep(def: Y.Map<unknown>, part: string, value: unknown): void {
  if (value !== undefined) def.set(part, copyShared(value))
}

function boxOf(nodes: unknown, id: string): Y.Map<unknown> {
  const value = field(nodes, id)
  return new Y.Map(fields(value).map((key) => [key, copyShared(field(value, key))]))
}

const sameInside = (a: unknown, b: unknown): boolean =>
  ['nodes', 'edges'].every((key) => samePlain(toJson(field(a, key)), toJson(field(b, key))))

/** With keys in one order, whatever order they were written in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isPlain(value)) return value
  return Object.fromEntries(
    fields(value)
      .sort()
      .map((key) => [key, sorted(field(value, key))])
  )
}
