// A long text of JSON values cut into its values, piece by piece as it is read, each with the line it begins on: a list of values, or
// values one after the other (JSON lines). What a value holds is not looked at here.
import { LoadbangError } from '../../runtime/errors.ts'

export interface JsonPiece {
  readonly text: string
  /** From 1. */
  readonly line: number
  /** It stood in a list, not by itself. */
  readonly inList: boolean
}

export const atLine = (line: number, sentence: string, advice: string): LoadbangError =>
  new LoadbangError('data-import', `Line ${line.toLocaleString('en')}: ${sentence}`, advice)

const NOT_JSON = 'The file should hold JSON lines, or one list of records. Nothing has been written.'
const isSpace = (char: string): boolean => char === ' ' || char === '\n' || char === '\r' || char === '\t'

export class JsonSplitter {
  /** What has been read of the value that is not finished. */
  #text = ''
  #begins = 1
  #line = 1
  #depth = 0
  #quoted = false
  #escaped = false
  #mode: 'start' | 'list' | 'row' | 'over' = 'start'
  /** In a list: a value was finished, and a comma must come first. */
  #needsComma = false

  /** The values that end in this piece of text. */
  add(chunk: string): JsonPiece[] {
    const found: JsonPiece[] = []
    let from = 0
    for (let i = 0; i < chunk.length; i++) {
      const char = chunk[i]!
      if (char === '\n') this.#line++
      const isOpen = this.#text !== '' || from < i
      if (!isOpen) {
        from = this.#begin(char) ? i : i + 1
        continue
      }
      const ends = this.#inside(char)
      if (ends === 'no') continue
      const end = ends === 'after' ? i + 1 : i
      found.push(this.#finish(chunk.slice(from, end)))
      from = i + 1
      // What ended a bare word may be the comma, or the end of the list.
      if (ends === 'before') this.#begin(char)
    }
    this.#text += chunk.slice(from)
    return found
  }

  /** The last value, if the text ends with a bare word. */
  end(): JsonPiece[] {
    if (this.#quoted || this.#depth > 0) {
      throw atLine(
        this.#begins,
        'the value that begins here has no end.',
        'The file has been cut off. Nothing has been written.'
      )
    }
    const last = this.#text === '' ? [] : [this.#finish('')]
    if (this.#mode === 'list') {
      throw atLine(this.#line, 'the list has no end.', 'The file has been cut off. Nothing has been written.')
    }
    return last
  }

  /** Between values; true where one begins. */
  #begin(char: string): boolean {
    if (isSpace(char) || char === '\uFEFF') return false
    if (this.#mode === 'over') throw atLine(this.#line, `after the list comes \`${char}\`.`, NOT_JSON)
    if (this.#mode === 'start') {
      this.#mode = char === '[' ? 'list' : 'row'
      if (char === '[') return false
    }
    if (char === ',' && this.#needsComma && this.#mode === 'list') {
      this.#needsComma = false
      return false
    }
    if (char === ']' && this.#mode === 'list') {
      this.#mode = 'over'
      return false
    }
    if (this.#needsComma && this.#mode === 'list')
      throw atLine(this.#line, `a comma was expected, but there is \`${char}\`.`, NOT_JSON)
    if (',]}:'.includes(char))
      throw atLine(this.#line, `a value was expected, but there is \`${char}\`.`, NOT_JSON)
    this.#begins = this.#line
    this.#quoted = char === '"'
    this.#depth = char === '{' || char === '[' ? 1 : 0
    return true
  }

  /** Whether the value ends with this character, or before it. */
  #inside(char: string): 'no' | 'after' | 'before' {
    if (this.#quoted) {
      if (this.#escaped) this.#escaped = false
      else if (char === '\\') this.#escaped = true
      else if (char === '"') {
        this.#quoted = false
        if (this.#depth === 0) return 'after'
      }
      return 'no'
    }
    if (this.#depth === 0) return isSpace(char) || ',]'.includes(char) ? 'before' : 'no'
    if (char === '"') this.#quoted = true
    else if (char === '{' || char === '[') this.#depth++
    else if ((char === '}' || char === ']') && --this.#depth === 0) return 'after'
    return 'no'
  }

  #finish(rest: string): JsonPiece {
    const text = this.#text + rest
    this.#text = ''
    this.#needsComma = true
    return { text, line: this.#begins, inList: this.#mode === 'list' }
  }
}
