// A text: lines of atoms, each ended by a semicolon or a comma; only the last may have no end. What is added then goes on with it.
import type { List, Value } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { scan } from '../../runtime/text/scan.ts'
import { atomOfPart, atomOfWord, Placeholder, wordOfAtom, type TextAtom } from './text-atoms.ts'

export interface Line {
  atoms: readonly TextAtom[]
  end: ';' | ',' | ''
}

export class TextLines {
  #lines: Line[] = []
  readonly #changed: () => void

  constructor(changed: () => void = () => {}) {
    this.#changed = changed
  }

  get count(): number {
    return this.#lines.length
  }

  all(): readonly Line[] {
    return this.#lines
  }

  at(index: number): Line | undefined {
    return this.#lines[index]
  }

  clear(): void {
    this.replace([])
  }

  replace(lines: readonly Line[]): void {
    this.#lines = [...lines]
    this.#change()
  }

  /** Another content for a line, which keeps its end; beyond the last, a line of its own. */
  set(index: number, atoms: readonly TextAtom[]): void {
    const last = this.#lines.at(-1)
    const line = this.#lines[index]
    if (line) line.atoms = atoms
    else {
      if (last?.end === '') last.end = ';'
      this.#lines.push({ atoms, end: ';' })
    }
    this.#change()
  }

  insert(index: number, atoms: readonly TextAtom[]): void {
    if (index >= this.#lines.length) return this.add(atoms, ';')
    this.#lines.splice(index, 0, { atoms, end: ';' })
    this.#change()
  }

  /** At the end: a last line without an end goes on. */
  add(atoms: readonly TextAtom[], end: Line['end']): void {
    const last = this.#lines.at(-1)
    if (last?.end === '') {
      last.atoms = [...last.atoms, ...atoms]
      last.end = end
    } else this.#lines.push({ atoms, end })
    this.#change()
  }

  delete(index: number): void {
    this.#lines.splice(index, 1)
    this.#change()
  }

  /** Numbers before symbols, short lines before longer ones that begin alike. */
  sort(): void {
    const last = this.#lines.at(-1)
    if (last?.end === '') last.end = ';'
    this.#lines.sort((a, b) => compareLines(a.atoms, b.atoms))
    this.#change()
  }

  /** As a list in which separators are symbols. */
  toList(): List {
    const words: Value[] = []
    for (const { atoms, end } of this.#lines) {
      for (const atom of atoms) words.push(wordOfAtom(atom))
      if (end !== '') words.push(end)
    }
    return words
  }

  /** As it is saved, and read again by linesOfText. */
  toText(): string {
    return this.#lines.map(lineText).join('\n')
  }

  #change(): void {
    // A line of nothing without an end is none.
    const last = this.#lines.at(-1)
    if (last?.end === '' && last.atoms.length === 0) this.#lines.pop()
    this.#changed()
  }
}

export const lineText = ({ atoms, end }: Line): string =>
  atoms.map((atom) => (atom instanceof Placeholder ? atom.text : formatAtom(atom))).join(' ') + end

/** The lines that a list describes. */
export function linesOfList(list: List): Line[] {
  return cut(list, (word) => (word === ';' || word === ',' ? word : null), atomOfWord)
}

/** The lines of a text as it is saved. Throws where its braces, brackets or quotes do not fit. */
export function linesOfText(text: string): Line[] {
  return cut(
    scan(text),
    (token) => token.separator,
    (token) => atomOfPart(token.part!)
  )
}

function cut<T>(
  all: readonly T[],
  endOf: (one: T) => ';' | ',' | null,
  atomOf: (one: T) => TextAtom
): Line[] {
  const lines: Line[] = []
  let atoms: TextAtom[] = []
  for (const one of all) {
    const end = endOf(one)
    if (end === null) atoms.push(atomOf(one))
    else {
      lines.push({ atoms, end })
      atoms = []
    }
  }
  if (atoms.length > 0) lines.push({ atoms, end: '' })
  return lines
}

function compareLines(a: readonly TextAtom[], b: readonly TextAtom[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [x, y] = [a[i], b[i]]
    if (typeof x === 'number' && typeof y === 'number') {
      if (x !== y) return x - y
    } else if (typeof x === 'number' || typeof y === 'number') return typeof x === 'number' ? -1 : 1
    else {
      const [s, t] = [sortText(x), sortText(y)]
      if (s !== t) return s < t ? -1 : 1
    }
  }
  return a.length - b.length
}

const sortText = (atom: TextAtom): string =>
  atom instanceof Placeholder ? atom.text : typeof atom === 'string' ? atom : formatAtom(atom)
