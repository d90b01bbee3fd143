// Which assets an update speaks of, whether what speaks of them was deleted since or not. Read from the update as it is: neither is it
// merged with others, nor loaded. Every SHA-256 in any text counts: a reference too many keeps a file too long, one too few loses it.
//
// A box's data says `{sha256: …}`, at whatever depth, plain or as a Y.Map; a rack's media are noted in one JSON text.
import * as Y from 'yjs'
import { checkUpdate } from './check.ts'

const hash = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g

/** Throws `update-malformed` on what cannot be read: what is not understood is not empty. */
export function referencesIn(updates: readonly Uint8Array[]): string[] {
  const found = new Set<string>()
  for (const update of updates) {
    checkUpdate(update, { maxBytes: Infinity, maxStructs: Infinity })
    for (const struct of Y.decodeUpdate(update).structs)
      if (struct instanceof Y.Item) read(struct.content, found)
  }
  return [...found]
}

function read(content: Y.Item['content'], found: Set<string>): void {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) collect(content.arr, found)
  else if (content instanceof Y.ContentString) collect(content.str, found)
  else if (content instanceof Y.ContentEmbed) collect(content.embed, found)
  else if (content instanceof Y.ContentFormat) collect(content.value, found)
}

function collect(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') {
    if (value.length >= 64) for (const [text] of value.matchAll(hash)) found.add(text)
  } else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
    for (const [key, inner] of Object.entries(value)) {
      collect(key, found)
      collect(inner, found)
    }
  }
}
