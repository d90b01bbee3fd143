// Copying patches of the library into a patch as its abstractions, and its own parts into the library. Loaded when somebody does.
import * as Y from 'yjs'
import { LoadbangError } from '../../runtime/errors.ts'
import type { PatchContext } from '../../patch/context.ts'
import { defText, noteOrigin, originOf, putDef, type Origin } from '../../patch/edit-defs.ts'
import { extract } from '../../patch/extract.ts'
import { fileReferences } from '../../storage/assets/references.ts'
import { Sha256 } from '../../storage/bytes/sha256.ts'
import { readDocument } from '../../storage/document/whole.ts'
import type { PatchEntry } from '../../storage/library/entry.ts'
import { freeName } from '../library/free-name.ts'
import { library } from '../library/the-library.ts'
import { watched } from '../library/watched.ts'
import { notices } from '../shell/notices.svelte.ts'
import { bringFiles } from './bring-files.ts'

/** A patch of the library, read: `put` copies it into the abstraction `name` of a patch, as one edit. */
export interface Fetched {
  put(context: PatchContext, name: string): void
}

/** Reads it, and brings its files along. Null where the person called that off. */
export async function fetchPatch(entry: PatchEntry, into: string): Promise<Fetched | null> {
  const { doc, origin } = await read(entry)
  const files = fileReferences(doc)
  if (files.size > 0) {
    const left = await watched(`Bringing the files of “${entry.name}” along`, (watching) =>
      bringFiles(into, entry.id, files, watching)
    )
    if (left === null) return null
    for (const { name, error } of left) notices.fail(error, name ? `“${name}”` : undefined)
  }
  return { put: (context, name) => putDef(context, name, doc, origin) }
}

/** Whether the library's patch holds something else than when the abstraction was copied from it. */
export async function newerThan(doc: Y.Doc, name: string, entry: PatchEntry): Promise<boolean> {
  const origin = originOf({ doc }, name)
  return origin !== null && (await read(entry)).origin.mark !== origin.mark
}

/** What is to be kept: a subpatch, or all of an abstraction. */
export interface Part {
  readonly parent: string | undefined
  readonly def: string | undefined
  /** Wanted. */
  readonly name: string
}

/**
 * The inside of a subpatch or an abstraction as a new patch of the library; gives its id and name. The abstraction is then one that was
 * copied from there.
 */
export async function keepInLibrary(context: PatchContext, part: Part): Promise<PatchEntry> {
  const name = freeName(
    part.name,
    (await library().list()).map((entry) => entry.name)
  )
  const doc = extract(context, part, name)
  const entry = await library().create({ name, update: Y.encodeStateAsUpdate(doc) })
  if (part.def !== undefined) noteOrigin(context, part.def, originFor(entry, doc))
  return entry
}

async function read(entry: PatchEntry): Promise<{ doc: Y.Doc; origin: Origin }> {
  const update = await readDocument(entry.id)
  if (!update)
    throw new LoadbangError(
      'library-missing',
      `The patch “${entry.name}” is no longer in the library.`,
      'It may have been deleted in another tab.'
    )
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return { doc, origin: originFor(entry, doc) }
}

function originFor({ id, edited }: PatchEntry, doc: Y.Doc): Origin {
  const hash = new Sha256()
  hash.update(new TextEncoder().encode(defText(doc)))
  return { patch: id, edited, mark: hash.digest() }
}
