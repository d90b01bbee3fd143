// What all patches take, as the page of it shows that: measured one by one, anew whenever the list of patches changes in any tab.
import { asLoadbangError, LoadbangError } from '../../runtime/errors.ts'
import { allOf, measure, type Measured, type PatchSizes } from '../../storage/library/sizes.ts'
import { library } from './the-library.ts'

export interface Taking {
  readonly id: string
  /** Empty where nobody knows it any more. */
  readonly name: string
  /** `left`: only what it had stored is there. */
  readonly where: 'list' | 'trash' | 'left'
  readonly sizes: PatchSizes
  readonly all: number
  /** Why it could not be measured. */
  readonly failure: string | null
}

export const parts = ['document', 'history', 'data', 'files'] as const
export type Part = (typeof parts)[number]

const nothing: PatchSizes = { document: 0, history: 0, data: 0, files: 0 }

export class StorageView {
  /** The largest first; null until all are measured. */
  patches = $state.raw<readonly Taking[] | null>(null)
  /** All patches together. */
  sum = $derived(
    parts.reduce(
      (sum, part) => ({
        ...sum,
        [part]: (this.patches ?? []).reduce((bytes, { sizes }) => bytes + sizes[part], 0)
      }),
      nothing
    )
  )
  /** How many of how many are measured, the first time. */
  progress = $state.raw({ done: 0, of: 0 })
  /** What the browser says that it uses and grants, in bytes; null where it says nothing. */
  estimate = $state.raw<{ usage: number; quota: number } | null>(null)
  /** Whether the browser has promised to keep all of it; null where it does not tell. */
  kept = $state<boolean | null>(null)
  failure = $state<string | null>(null)
  #measuring = false
  #again = false
  #stopped = false

  /** Measures, and keeps it up; gives the way to stop. */
  open(): () => void {
    const stop = library().observe(() => void this.#measure())
    return () => {
      this.#stopped = true
      stop()
    }
  }

  /** Asks the browser, which may ask the person. Throws `storage-unpromised` where it does not promise. */
  async askToKeep(): Promise<void> {
    this.kept = await navigator.storage.persist()
    if (this.kept) return
    throw new LoadbangError(
      'storage-unpromised',
      'The browser did not promise to keep it.',
      'Browsers do so for pages that are used often, bookmarked or installed: try again later, and export what must not get lost.'
    )
  }

  async #measure(): Promise<void> {
    this.#again = true
    if (this.#measuring) return
    this.#measuring = true
    while (this.#again && !this.#stopped) {
      this.#again = false
      try {
        await Promise.all([this.#measureAll(), this.#askBrowser()])
        this.failure = library().refused?.sentence ?? null
      } catch (error) {
        this.failure = asLoadbangError(error, 'storage-failed').sentence
      }
    }
    this.#measuring = false
  }

  async #measureAll(): Promise<void> {
    const [list, trash, left] = await Promise.all([library().list(), library().trash(), library().leftData()])
    const known = [
      ...list.map((entry) => ({ where: 'list' as const, ...entry })),
      ...trash.map((entry) => ({ where: 'trash' as const, ...entry })),
      ...left.map((entry) => ({ where: 'left' as const, ...entry }))
    ]
    const found: Taking[] = []
    for await (const measured of measure(known.map(({ id }) => id))) {
      if (this.#stopped) return
      const { id, name, where } = known[found.length]!
      found.push({ id, name, where, ...read(measured) })
      this.progress = { done: found.length, of: known.length }
    }
    this.patches = found.sort((a, b) => b.all - a.all || (a.name < b.name ? -1 : 1))
  }

  async #askBrowser(): Promise<void> {
    // At an insecure address a browser has none.
    const manager = navigator.storage as Partial<StorageManager> | undefined
    const [estimate, kept] = await Promise.all([
      manager?.estimate?.().catch(() => null),
      manager?.persisted?.().catch(() => null)
    ])
    this.estimate = estimate?.quota ? { usage: estimate.usage ?? 0, quota: estimate.quota } : null
    this.kept = kept ?? null
  }
}

function read(measured: Measured): Pick<Taking, 'sizes' | 'all' | 'failure'> {
  return measured instanceof LoadbangError
    ? { sizes: nothing, all: 0, failure: measured.sentence }
    : { sizes: measured, all: allOf(measured), failure: null }
}
