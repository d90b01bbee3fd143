// Reads a value that is written out in JavaScript: a number, a string, true or false, a list, an object of those. Nothing is run, and
// nothing that would have to be run is read.

export type Literal = number | string | boolean | readonly Literal[] | { readonly [key: string]: Literal }

class Unreadable extends Error {}

const SPACE = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y
const NUMBER = /[-+]?(?:0x[\da-f]+|(?:\d[\d_]*\.?[\d_]*|\.\d+)(?:e[-+]?\d+)?)(?![\w$])/iy
const STRING = /'((?:[^'\\\n]|\\[\s\S])*)'|"((?:[^"\\\n]|\\[\s\S])*)"|`((?:[^`\\$]|\\[\s\S]|\$(?!\{))*)`/y
const NAME = /[\p{ID_Start}$_][\p{ID_Continue}$]*/uy
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0', b: '\b', '\n': '' }
const DEEPEST = 8

/** The arguments of a call, from behind its opening parenthesis to the closing one; null where they are not all written out. */
export function readArguments(text: string, from: number): Literal[] | null {
  try {
    return new Reader(text, from).list(')', 0)
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

class Reader {
  #text: string
  #at: number
  constructor(text: string, at: number) {
    this.#text = text
    this.#at = at
  }

  /** Values up to `close`, which is passed. */
  list(close: string, depth: number): Literal[] {
    const all: Literal[] = []
    while (!this.#takes(close)) {
      all.push(this.#value(depth + 1))
      if (!this.#takes(',')) {
        if (this.#takes(close)) break
        throw new Unreadable()
      }
    }
    return all
  }

  #value(depth: number): Literal {
    if (depth > DEEPEST) throw new Unreadable()
    if (this.#takes('[')) return this.list(']', depth)
    if (this.#takes('{')) return this.#record(depth)
    const number = this.#match(NUMBER)
    if (number) return Number(number[0].replaceAll('_', ''))
    const string = this.#string()
    if (string !== null) return string
    const word = this.#match(NAME)?.[0]
    if (word === 'true') return true
    if (word === 'false') return false
    throw new Unreadable()
  }

  #record(depth: number): Literal {
    const fields: [string, Literal][] = []
    while (!this.#takes('}')) {
      const key = this.#string() ?? this.#match(NAME)?.[0] ?? this.#match(NUMBER)?.[0]
      if (key === undefined || !this.#takes(':')) throw new Unreadable()
      fields.push([key, this.#value(depth + 1)])
      if (!this.#takes(',')) {
        if (this.#takes('}')) break
        throw new Unreadable()
      }
    }
    return Object.fromEntries(fields)
  }

  #string(): string | null {
    const match = this.#match(STRING)
    if (!match) return null
    const inside = match[1] ?? match[2] ?? match[3] ?? ''
    return inside.replaceAll(
      /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi,
      (_, a, b, c, d) => {
        const code = (a ?? b ?? c) as string | undefined
        if (code !== undefined) return fromCode(Number.parseInt(code, 16))
        return ESCAPES[d as string] ?? (d as string)
      }
    )
  }

  #takes(sign: string): boolean {
    this.#match(SPACE)
    if (!this.#text.startsWith(sign, this.#at)) return false
    this.#at += sign.length
    return true
  }

  /** `pattern` is sticky. */
  #match(pattern: RegExp): RegExpExecArray | null {
    if (pattern !== SPACE) this.#match(SPACE)
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)
    if (match) this.#at = pattern.lastIndex
    return match
  }
}

const fromCode = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '')
