// Who this person is to others: made up by this browser once and kept in it, the same in all its tabs.
import { nanoid } from 'nanoid'
import { palette, readName, readSaid, type PersonColor } from '../../collab/awareness.ts'
import { anyOf, friendlyName } from './names.ts'

const KEY = 'loadbang-person'

interface Kept {
  readonly id: string
  readonly name: string
  readonly color: PersonColor
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
    this.#keep({ ...this.#kept, name: readName(name) ?? this.#kept.name })
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
    return !said || said.user.id === 'client-0' ? null : said.user
  } catch {
    return null
  }
}

const invent = (): Kept => ({
  id: nanoid(),
  name: friendlyName(anyOf),
  color: palette[anyOf(palette.length)]!
})

export const me = new Me()
