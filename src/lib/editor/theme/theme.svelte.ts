// The reader's colour scheme: the system's until they choose, then theirs, in this browser. `static/theme.js` sets the
// same attribute before the first paint.
const key = 'loadbang-theme'

export type Scheme = 'light' | 'dark'

const stored = (): Scheme | null => {
  try {
    const value = localStorage.getItem(key)
    return value === 'light' || value === 'dark' ? value : null
  } catch {
    return null
  }
}

class Theme {
  /** What the reader chose; null follows the system. */
  chosen = $state<Scheme | null>(stored())
  #system = $state<Scheme>('light')

  constructor() {
    const query = matchMedia('(prefers-color-scheme: dark)')
    const read = () => (this.#system = query.matches ? 'dark' : 'light')
    query.addEventListener('change', read)
    read()
  }

  get scheme(): Scheme {
    return this.chosen ?? this.#system
  }

  /** Changes to the other scheme; choosing what the system says anyway follows it again. */
  toggle(): void {
    const next = this.scheme === 'dark' ? 'light' : 'dark'
    this.chosen = next === this.#system ? null : next
    if (this.chosen) document.documentElement.dataset.theme = this.chosen
    else delete document.documentElement.dataset.theme
    try {
      if (this.chosen) localStorage.setItem(key, this.chosen)
      else localStorage.removeItem(key)
    } catch {
      // A browser that keeps nothing forgets this too.
    }
  }
}

export const theme = new Theme()
