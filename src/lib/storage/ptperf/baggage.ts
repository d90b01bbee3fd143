// What a rack's file brings besides its document: bindings, lists of assets, media. Loadbang does not look into it, and it must
// leave again unchanged; so it is kept in the patch itself, in `settings` under one key, and travels with every copy. The
// bytes of media lie in the patch's assets, by their SHA-256.
//
// Kept as one JSON text, because documents in canonical form sort the keys of plain objects, and these shall stay as they came.
import type * as Y from 'yjs'
import { LOAD } from '../../patch/context.ts'
import { settingsOf } from '../../patch/shape.ts'
import { carriedOf, type Carried, type MediaEntry } from './format.ts'
import { readJson } from './read-json.ts'
import { isEntryName } from './zip-directory.ts'

const KEY = 'ptperf'

/** An entry of the list of media, and where its bytes are. */
export interface MediaNote extends MediaEntry {
  sha256: string
}

export interface Baggage {
  carried: Carried
  media: readonly MediaNote[]
}

/** What the patch brings along. A document may come from a stranger: what could not be written to a file again is left out. */
export function readBaggage(doc: Y.Doc): Baggage {
  const text = settingsOf(doc).get(KEY)
  if (typeof text !== 'string') return { carried: {}, media: [] }
  try {
    const json = readJson(KEY, new TextEncoder().encode(text)) as {
      carried?: unknown
      media?: unknown
    } | null
    return { carried: readCarried(json?.carried), media: readMedia(json?.media) }
  } catch {
    return { carried: {}, media: [] }
  }
}

/** Puts it into the patch, in place of what was there; nothing to carry leaves no trace. */
export function writeBaggage(doc: Y.Doc, { carried: bundle, media }: Baggage): void {
  const carried = readCarried(bundle)
  const settings = settingsOf(doc)
  if (media.length === 0 && Object.keys(carried).length === 0) {
    if (settings.has(KEY)) doc.transact(() => settings.delete(KEY), LOAD)
    return
  }
  const text = JSON.stringify({ carried, media })
  if (settings.get(KEY) !== text) doc.transact(() => settings.set(KEY, text), LOAD)
}

function readCarried(value: unknown): Carried {
  const plain = typeof value === 'object' && value !== null && !Array.isArray(value)
  return (plain && carriedOf(value as Record<string, unknown>)) || {}
}

function readMedia(value: unknown): MediaNote[] {
  if (!Array.isArray(value)) return []
  const paths = new Set<string>()
  return value.filter((item: unknown): item is MediaNote => {
    const note = (item ?? {}) as Partial<Record<keyof MediaNote, unknown>>
    const texts = [note.nodeId, note.handleId, note.role, note.name, note.path, note.sha256]
    if (!texts.every((text) => typeof text === 'string')) return false
    const path = note.path as string
    const fits =
      /^media\/.*[^/]$/s.test(path) && isEntryName(path) && /^[0-9a-f]{64}$/.test(note.sha256 as string)
    if (!fits || paths.has(path) || (note.slot !== undefined && typeof note.slot !== 'number')) return false
    paths.add(path)
    return true
  })
}
