// Which patch copied boxes come from: what a paste asks to bring their files along.
//
// A clipboard's text comes from anywhere, so it may not say itself whose files are meant: one that somebody made up could have a
// person's paste pull another patch's bytes to where a stranger's patch reads them. That is noted beside the clipboard, in this
// origin's own storage, which no patch's code reaches (cells run in an opaque origin): the hash of the very text that was copied,
// and the patch that it was copied in. So bytes come along for a text that was copied here, in this browser, exactly as it is, and
// for no other; and they are those of the files that are named in it, which the person has copied with it.
import { Sha256 } from '../../storage/bytes/sha256.ts'

const KEY = 'loadbang-copied'
/** Texts remembered, for those who keep a history of their clipboard. */
const MOST = 10

type Note = readonly [hash: string, patchId: string]

/** At once, since the page may be closed right after. */
export function noteCopied(text: string, patchId: string): void {
  const hash = hashOf(text)
  const others = notes().filter(([other]) => other !== hash)
  try {
    localStorage.setItem(KEY, JSON.stringify([...others.slice(1 - MOST), [hash, patchId]]))
  } catch {
    // A browser that refuses to remember has no files to bring along either.
  }
}

/** The patch in which this text was copied; null for any other text. */
export function copiedFrom(text: string): string | null {
  const hash = hashOf(text)
  return notes().find(([noted]) => noted === hash)?.[1] ?? null
}

function notes(): Note[] {
  try {
    const read = JSON.parse(localStorage.getItem(KEY) ?? '[]') as unknown
    return Array.isArray(read) ? read.filter(isNote) : []
  } catch {
    return []
  }
}

const isNote = (value: unknown): value is Note =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string')

function hashOf(text: string): string {
  const hash = new Sha256()
  hash.update(new TextEncoder().encode(text))
  return hash.digest()
}
