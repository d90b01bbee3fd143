// The one order in which things are undone, whatever they are: edits of the document, which are taken back at once, and steps
// elsewhere (stored data), which take a while and may fail.
//
// An entry moves between `done` and `undone` at the moment when the person asks for it, and so does its part of the document; its
// steps follow, one after the other. So what is edited meanwhile stands behind it, as it did for the person. Where a step fails,
// the entry goes back to its place, and what was asked for after it is not done: nothing is taken back in another order than it was
// made, and nothing is lost.

/** A step that is not of the document. Each call takes it there or back; one that rejects has changed nothing. */
export interface Step {
  /** What it did, in two or three words: `Delete 3 keys`. */
  readonly title: string
  redo(): Promise<void>
  undo(): Promise<void>
  /** It will not be asked for again. */
  forget?(): void
}

/** An edit of the document. The first two give false where nothing was left of it to take back, or forth. */
export interface DocEdit {
  undo(): boolean
  redo(): boolean
  /** It will not be asked for again. */
  forget(): void
}

export type Way = 'undo' | 'redo'

interface Entry {
  edit: DocEdit | null
  steps: Step[]
  /** Its place among those that are done. */
  place: number
}

/** Something asked for that has yet to be done. */
interface Work {
  readonly entry: Entry
  readonly way: Way | 'perform'
  /** How many new things had been done when it was asked for, and the entry's place then. */
  readonly news: number
  readonly place: number
  run(): Promise<void>
}

export class UndoOrder {
  #done: Entry[] = []
  #undone: Entry[] = []
  /** The first is under way. */
  #works: Work[] = []
  #group: Entry | null = null
  #depth = 0
  #places = 0
  #news = 0
  #idle: (() => void)[] = []
  #changed: () => void
  #failed: (thrown: unknown, title: string, way: Way) => void

  constructor(changed: () => void, failed: (thrown: unknown, title: string, way: Way) => void) {
    this.#changed = changed
    this.#failed = failed
  }

  get canUndo(): boolean {
    return this.#done.length > 0
  }
  get canRedo(): boolean {
    return this.#undone.length > 0
  }

  /** An edit was made. */
  add(edit: DocEdit): void {
    const entry = this.#newest()
    entry.edit = entry.edit ? both(entry.edit, edit) : edit
    this.#changed()
  }

  /** Does a step, which has its place from now on. Rejects as the step does; then it never was. */
  perform(step: Step): Promise<void> {
    const entry = this.#newest()
    entry.steps.push(step)
    this.#changed()
    return new Promise((resolve, reject) => {
      this.#ask(entry, 'perform', async () => {
        try {
          await step.redo()
          resolve()
        } catch (thrown) {
          entry.steps.splice(entry.steps.indexOf(step), 1)
          if (isEmpty(entry)) this.#take(entry)
          reject(thrown as Error)
        }
      })
    })
  }

  /** All that is done inside is one entry. */
  group<T>(edits: () => T): T {
    this.#depth++
    try {
      return edits()
    } finally {
      if (--this.#depth === 0) this.#group = null
    }
  }

  /** Gives false where there is nothing to go back to; `redo`, forth. */
  go(way: Way): boolean {
    const [from, to] = way === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done]
    for (let entry = from.pop(); entry; entry = from.pop()) {
      const turned = entry.edit?.[way]() ?? false
      // Nothing was left of it: the one before is meant.
      if (!turned && entry.steps.length === 0) continue
      const moved = entry
      if (moved.steps.length > 0 || this.#works.length > 0) {
        this.#ask(moved, way, () => this.#carry(moved, way))
      }
      if (way === 'redo') moved.place = this.#places++
      to.push(moved)
      this.#changed()
      return true
    }
    this.#changed()
    return false
  }

  /** Fulfils when nothing is left to be done. */
  settled(): Promise<void> {
    return this.#works.length === 0 ? Promise.resolve() : new Promise((resolve) => this.#idle.push(resolve))
  }

  clear(): void {
    const all = [...this.#done.splice(0), ...this.#undone.splice(0)]
    all.forEach((entry) => this.#letGo(entry))
    this.#changed()
  }

  /** The entry of what is done now. After it, nothing that was undone comes again. */
  #newest(): Entry {
    this.#news++
    this.#undone.splice(0).forEach((entry) => this.#letGo(entry))
    if (this.#group) return this.#group
    const entry: Entry = { edit: null, steps: [], place: this.#places++ }
    this.#done.push(entry)
    if (this.#depth > 0) this.#group = entry
    return entry
  }

  async #carry({ steps: all }: Entry, way: Way): Promise<void> {
    const steps = way === 'undo' ? [...all].reverse() : [...all]
    for (const [i, step] of steps.entries()) {
      try {
        await step[way]()
      } catch (thrown) {
        // What belongs together stays together.
        for (const before of steps.slice(0, i).reverse()) await before[opposite(way)]().catch(() => {})
        this.#back()
        this.#failed(thrown, step.title, way)
        return
      }
    }
  }

  /** The work under way has failed: what it moved, and what was moved after it, goes back. */
  #back(): void {
    const back = this.#works.filter(({ way }, i) => i === 0 || way !== 'perform')
    this.#works = this.#works.filter((work, i) => i === 0 || !back.includes(work))
    const fresh = back.filter(({ news }) => news === this.#news)
    for (const { entry, way, place } of fresh.reverse()) {
      entry.edit?.[opposite(way as Way)]()
      entry.place = place
      this.#take(entry)
      if (way === 'undo') this.#insert(entry)
      else this.#undone.push(entry)
    }
    this.#settleOld(back.filter(({ news }) => news !== this.#news))
  }

  /** Of what was asked for before something new was done, the document's part stays as it is; the steps stand where they stood. */
  #settleOld(works: readonly Work[]): void {
    for (const entry of new Set(works.map((work) => work.entry))) {
      const asked = works.filter((work) => work.entry === entry)
      if (asked[0]!.way === 'undo') entry.place = asked[0]!.place
      else {
        forgetSteps(entry)
        entry.steps = []
      }
      if (asked.at(-1)!.way === 'undo') {
        entry.edit?.forget()
        entry.edit = null
      }
      this.#take(entry)
      if (!isEmpty(entry)) this.#insert(entry)
    }
  }

  #insert(entry: Entry): void {
    const above = this.#done.findIndex(({ place }) => place > entry.place)
    this.#done.splice(above < 0 ? this.#done.length : above, 0, entry)
  }

  #take(entry: Entry): void {
    this.#done = this.#done.filter((each) => each !== entry)
    this.#undone = this.#undone.filter((each) => each !== entry)
  }

  #letGo(entry: Entry): void {
    const wanted = this.#done.includes(entry) || this.#undone.includes(entry)
    if (wanted || this.#works.some((work) => work.entry === entry)) return
    entry.edit?.forget()
    forgetSteps(entry)
  }

  #ask(entry: Entry, way: Work['way'], run: () => Promise<void>): void {
    this.#works.push({ entry, way, news: this.#news, place: entry.place, run })
    if (this.#works.length === 1) void this.#run()
  }

  async #run(): Promise<void> {
    for (let work = this.#works[0]; work; work = this.#works[0]) {
      await work.run()
      this.#works.shift()
      this.#letGo(work.entry)
      this.#changed()
    }
    for (const resolve of this.#idle.splice(0)) resolve()
  }
}

const opposite = (way: Way): Way => (way === 'undo' ? 'redo' : 'undo')
const forgetSteps = ({ steps }: Entry): void => steps.forEach((step) => step.forget?.())
const isEmpty = (entry: Entry): boolean => entry.edit === null && entry.steps.length === 0

function both(first: DocEdit, second: DocEdit): DocEdit {
  return {
    undo: () => [second.undo(), first.undo()].includes(true),
    redo: () => [first.redo(), second.redo()].includes(true),
    forget: () => [first, second].forEach((edit) => edit.forget())
  }
}
