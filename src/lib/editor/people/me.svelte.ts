// Who this person is to others: made up by this browser once and kept in it, the same in all its tabs.
import { nanoid } from 'nanoid'
import { palette, readName, readSaid, type PersonColor } from '../../collab/awareness.ts'
import { anyOf, friendlyName, nameApart } from './names.ts'
import { initial } from './words.ts'

const KEY = 'loadbang-person'

interface Kept {
  readonly id: string
  readonly name: string
  readonly color: PersonColor
  /** The name was made up, and nobody has met them by it. */
  readonly unmet?: boolean
}

class Me {
  #kept = $state.raw<Kept>(recall() ?? invent())

  constructor() {
    this.#keep(this.#kept)
    if (typeof window === 'undefined') return
    window.addEventListener('storage', ({ key }) => {
      const told = key === KEY ? recall() : null
      if (told) this.#kept = told
    })
  }

  get id(): string {
    return this.#kept.id
  }
  get name(): string {
    return this.#kept.name
  }
  get color(): PersonColor {
    return this.#kept.color
  }

  /** Another name; what is no name is not taken. */
  rename(name: string): void {
    const read = readName(name)
    if (read) this.#keep({ ...this.#kept, name: read, unmet: false })
  }
  /** The first time among others: a name that was made up is made up again where one of theirs begins alike. */
  meet(others: readonly string[]): void {
    if (!this.#kept.unmet) return
    const taken = new Set(others.map(initial))
    const name = taken.has(initial(this.name)) ? nameApart(anyOf, taken) : this.name
    this.#keep({ ...this.#kept, name, unmet: false })
  }
  paint(color: PersonColor): void {
    this.#keep({ ...this.#kept, color })
  }

  #keep(kept: Kept): void {
    this.#kept = kept
    try {
      localStorage.setItem(KEY, JSON.stringify(kept))
    } catch {
      // A browser that keeps nothing makes another person up the next time.
    }
  }
}

/** What lies in the browser is read as a stranger's words are. */
function recall(): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    const said = readSaid({ user: kept }, 0)
    if (!said || said.user.id === 'client-0') return null
    return { ...said.user, unmet: (kept as Partial<Kept>).unmet === true }
  } catch {
    return null
  }
}

const invent = (): Kept => ({
  id: nanoid(),
  name: friendlyName(anyOf),
  color: palette[anyOf(palette.length)]!,
  unmet: true
})

export const me = new Me()
