// The words of a piece of JSON, each with its kind, for colours.

export interface JsonWord {
  readonly text: string
  readonly kind: 'key' | 'text' | 'number' | 'word' | 'mark'
}

const words = /("(?:[^"\\]|\\.)*"?)(\s*:)?|(-?\d[\d.eE+-]*)|(true|false|null)|([^"\-\dtfn]+|.)/gs

export function jsonWords(json: string): JsonWord[] {
  const found: JsonWord[] = []
  for (const [whole, quoted, colon, number, word] of json.matchAll(words)) {
    if (quoted !== undefined) {
      found.push({ text: quoted, kind: colon === undefined ? 'text' : 'key' })
      if (colon !== undefined) found.push({ text: colon, kind: 'mark' })
    } else if (number !== undefined) found.push({ text: number, kind: 'number' })
    else if (word !== undefined) found.push({ text: word, kind: 'word' })
    else found.push({ text: whole, kind: 'mark' })
  }
  return found
}
