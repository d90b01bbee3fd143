// Where a caret is inside the record that a message to a store of documents carries: `insert notes {ti|`, `{find: ["notes", {au|`,
// `{type: "find", collection: "notes", sort: {a|`. Forgiving, because what is typed is broken until it is finished.
import { jsonAt, type Frame } from '../../runtime/text/json-at.ts'
import { wordEnd } from '../../runtime/text/scan.ts'

export interface RecordKey {
  /** The argument that the record is: its name where that stands there, else its place. */
  readonly argument: string | number
  /** The keys around the one that is typed, from the outermost inwards; operators (`$or`) left out. */
  readonly path: readonly string[]
  readonly collection: string
}

/** The key that is being typed, for an operation of a message; null where none is, or no collection is named yet. */
export function recordKeyAt(text: string, caret: number): RecordKey | null {
  const place = around(text, caret)
  const inner = place?.frames.at(-1)
  if (!place || inner?.kind !== 'record' || inner.key !== null) return null
  const [outer, second] = place.frames as [Frame, Frame?]
  let argument: string | number
  let root: number
  if (place.words.length > 0) [argument, root] = [place.words.length - 1, 0]
  else if (outer.type !== null) [argument, root] = [outer.key ?? '', 1]
  else [argument, root] = [second?.kind === 'array' ? second.index : (second?.key ?? ''), 2]
  // A list of documents.
  if (place.frames[root]?.kind === 'array') root++
  if (root >= place.frames.length) return null
  const collection = place.words[1] ?? collectionIn(text.slice(place.start, caret))
  if (collection === undefined) return null
  const path = place.frames
    .slice(root, -1)
    .flatMap(({ key }) => (key === null || key.startsWith('$') ? [] : [key]))
  return { argument, path, collection }
}

interface Place {
  /** Of this message, before the JSON. */
  words: string[]
  frames: readonly Frame[]
  start: number
}

/** The JSON around the caret, and the words of its message before it. */
function around(text: string, caret: number): Place | null {
  const words: string[] = []
  let at = 0
  while (at < caret) {
    const start = at
    const char = text.charAt(at)
    if (char === '{' || char === '[' || char === '"') {
      const place = jsonAt(text, at, caret)
      if (typeof place !== 'number') return { words, frames: place.frames, start }
      at = place
      words.push(unquoted(text.slice(start, at)))
    } else if (char === ',' || char === ';') {
      words.length = 0
      at++
    } else if (/\s/.test(char)) at++
    else {
      at = Math.max(wordEnd(text, at), at + 1)
      words.push(unquoted(text.slice(start, at)))
    }
  }
  return null
}

const WORD = String.raw`("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s,:\[\]{}"']+)`
const FIRST = new RegExp(String.raw`^\{[^:]*:\s*\[\s*${WORD}\s*,`)
const NAMED = new RegExp(String.raw`[{,\s"']collection["']?\s*:\s*${WORD}`)

/** The first of an operation's arguments, or its `collection`. */
function collectionIn(json: string): string | undefined {
  const word = (FIRST.exec(json) ?? NAMED.exec(json))?.[1]
  return word && unquoted(word)
}

const unquoted = (word: string): string =>
  (/^["']/.test(word) ? word.slice(1, -1) : word).replace(/\\(.)/gs, '$1')
