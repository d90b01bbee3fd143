// What TypeScript is told of a patch while one of its cells is open: the cells that have a name, for others to import.
import type { IDisposable } from 'monaco-editor/editor'
import { codeOf } from '../../patch/edits.ts'
import { allNodes, type Place } from '../../patch/shape.ts'
import type { Session } from '../session/types.ts'
import { readCellText } from './cell-text.ts'
import { typescriptDefaults } from './monaco.ts'
import { namedPath } from './paths.ts'

/** Milliseconds after an edit until it is told. */
const CALM = 250

export class Surroundings {
  readonly #session: Session
  readonly #places = new Map<Place, () => void>()
  readonly #named = new Map<string, { code: string; lib: IDisposable }>()
  readonly #users = new Set<() => void>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(session: Session) {
    this.#session = session
  }

  get unused(): boolean {
    return this.#users.size === 0
  }

  /** `changed` is called now, and when an edit may have changed anything that a cell of that place can see. */
  join(place: Place, changed: () => void): () => void {
    this.#users.add(changed)
    for (const each of new Set([this.#session.doc, place])) this.#follow(each)
    this.#read()
    return () => {
      this.#users.delete(changed)
      if (this.unused) this.#close()
    }
  }

  #follow(place: Place): void {
    if (this.#places.has(place)) return
    place.on('afterAllTransactions', this.#soon)
    this.#places.set(place, () => place.off('afterAllTransactions', this.#soon))
  }

  #soon = (): void => {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#read(), CALM)
  }

  #read(): void {
    const now = new Map<string, string>()
    for (const place of this.#places.keys()) {
      for (const { id, text } of allNodes(place)) {
        const name = text?.startsWith('js') ? readCellText(text)?.name : null
        if (name && !now.has(name)) now.set(name, codeOf(place, id))
      }
    }
    for (const [name, { lib }] of this.#named) {
      if (now.has(name)) continue
      lib.dispose()
      this.#named.delete(name)
    }
    for (const [name, code] of now) {
      if (this.#named.get(name)?.code === code) continue
      // Adding it again under its path replaces it.
      this.#named.set(name, { code, lib: typescriptDefaults.addExtraLib(code, namedPath(name)) })
    }
    for (const changed of this.#users) changed()
  }

  #close(): void {
    clearTimeout(this.#timer)
    for (const stop of this.#places.values()) stop()
    this.#places.clear()
    for (const { lib } of this.#named.values()) lib.dispose()
    this.#named.clear()
  }
}
