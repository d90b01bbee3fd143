// What each tab in a patch says, as it was last heard, and whom it belongs to. Not reactive: pointers and views change all the time.
import type { Awareness } from 'y-protocols/awareness'
import { readSaid, type Said } from '../../collab/awareness.ts'
import { samePlain } from '../../patch/values.ts'
import { me } from './me.svelte.ts'

type Told = (said: Said) => void

/** What a change is news for. */
export interface News {
  /** Who is here, and what they do. */
  readonly who: boolean
  /** What is drawn of them on the canvas, but for where their pointers are. */
  readonly marks: boolean
}

export class Tabs {
  readonly all = new Map<number, Said>()
  readonly #awareness: Awareness
  /** Persons in the order in which they came. */
  #came: readonly string[] = []
  readonly #told = new Map<number, Set<Told>>()

  constructor(awareness: Awareness) {
    this.#awareness = awareness
  }

  /** Hears what these say now. */
  hear(clients: Iterable<number>): News {
    const states = this.#awareness.getStates()
    let [who, marks] = [false, false]
    for (const client of clients) {
      const before = this.all.get(client)
      const now = readSaid(states.get(client), client)
      if (now) this.all.set(client, now)
      else this.all.delete(client)
      who ||= !before || !now || !sameIn(before, now, ['user', 'editing', 'following'])
      marks ||= who || !before || !now || !sameMark(before, now)
      if (now) this.#told.get(client)?.forEach((listener) => listener(now))
    }
    return { who, marks }
  }

  /** Calls back whenever this tab says something. */
  onSaid(client: number, listener: Told): () => void {
    const told = this.#told.get(client) ?? new Set()
    this.#told.set(client, told.add(listener))
    return () => {
      told.delete(listener)
      if (told.size === 0) this.#told.delete(client)
    }
  }

  /** It is a tab of this browser's person. */
  isOwn(client: number): boolean {
    return client === this.#awareness.clientID || this.all.get(client)?.user.id === me.id
  }

  /** The tabs of each person, in the order in which they came. */
  byPerson(): ReadonlyMap<string, readonly number[]> {
    const found = new Map<string, number[]>()
    for (const [client, { user }] of this.all) {
      const id = this.isOwn(client) ? me.id : user.id
      found.set(id, [...(found.get(id) ?? []), client])
    }
    const news = [...found.keys()].filter((id) => !this.#came.includes(id))
    this.#came = [...this.#came.filter((id) => found.has(id)), ...news]
    return new Map(this.#came.map((id) => [id, found.get(id)!.toSorted((a, b) => a - b)]))
  }
}

const sameIn = (a: Said, b: Said, keys: readonly (keyof Said)[]): boolean =>
  keys.every((key) => samePlain(a[key], b[key]))

const sameMark = (a: Said, b: Said): boolean =>
  a.cursor?.parent === b.cursor?.parent && a.view?.parent === b.view?.parent && sameIn(a, b, ['boxes'])
