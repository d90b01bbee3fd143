// Cells as modules of others: whose code stands under which name, and who has to run again when that has been run. Each importer has
// its own copy of a module; what is shared is the text, as it was run last.
import type { ObjectContext, Shared } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'

const KIND = 'module'

interface Module {
  code: string
}

const isModule = (value: object | undefined): value is Module => value !== undefined && 'code' in value

const twice = (name: string): LoadbangError =>
  new LoadbangError(
    'cell-module-twice',
    `Another cell is already named ${name}: that one is imported.`,
    'Give one of them another name.'
  )

type Context = Pick<ObjectContext<unknown>, 'shared' | 'turn' | 'afterTurn' | 'error'>

/** Of all cells of a patch. */
class Importers {
  /** Who imports a name, directly or through others. */
  readonly byName = new Map<string, Set<ModuleUse>>()
  #due = new Set<ModuleUse>()
  #last = 0

  static #all = new WeakMap<Shared, Importers>()
  static of(shared: Shared): Importers {
    const found = this.#all.get(shared) ?? new Importers()
    this.#all.set(shared, found)
    return found
  }

  next(): number {
    return ++this.#last
  }

  /** All that import the name run again when the turn has ended: in load order, each once. */
  changed(name: string): void {
    for (const use of this.byName.get(name) ?? []) {
      this.#due.add(use)
      use.soon(() => this.#run())
    }
  }

  forget(use: ModuleUse): void {
    this.#due.delete(use)
    for (const users of this.byName.values()) users.delete(use)
  }

  #run(): void {
    const due = [...this.#due].sort((a, b) => a.age - b.age)
    this.#due.clear()
    for (const use of due) use.again()
  }
}

/** One cell, as a module and as an importer of others. */
export class ModuleUse {
  readonly age: number
  #context: Context
  #importers: Importers
  #again: () => void
  #watches = new Map<string, () => void>()
  #gone = false
  #own: { name: string; module: Module; leave: () => void } | null = null

  /** `again` runs the cell again, with the code that it runs. */
  constructor(context: Context, again: () => void) {
    this.#context = context
    this.#importers = Importers.of(context.shared)
    this.#again = again
    this.age = this.#importers.next()
  }

  /** A hand runs this code; `name`: under which others import it. */
  run(name: string, code: string): void {
    const { shared } = this.#context
    if (!this.#own) {
      // Who looked for this name in vain hears of it by its watch.
      const module = { code }
      this.#own = { name, module, leave: shared.define(KIND, name, module) }
      return
    }
    this.#own.module.code = code
    if (this.#counts) this.#importers.changed(name)
  }

  /** Says so where another cell has its name. */
  complain(): void {
    if (this.#own && !this.#counts) this.#context.error(twice(this.#own.name))
  }

  get #counts(): boolean {
    return this.#own !== null && this.#context.shared.find(KIND, this.#own.name) === this.#own.module
  }

  /** The code of a module. From now on the cell runs again when that does. */
  find(name: string): string | null {
    if (this.#gone) return null
    const { shared } = this.#context
    if (!this.#watches.has(name)) {
      const changed = (value: object | undefined): void => {
        if (value) this.#importers.changed(name)
      }
      this.#watches.set(name, shared.watch(KIND, name, changed))
      const users = this.#importers.byName.get(name) ?? new Set()
      this.#importers.byName.set(name, users.add(this))
    }
    const found = shared.find(KIND, name)
    return isModule(found) ? found.code : null
  }

  soon(fn: () => void): void {
    this.#context.afterTurn(fn)
  }

  again(): void {
    this.#context.turn(() => this.#again())
  }

  dispose(): void {
    this.#gone = true
    this.forget()
    this.#own?.leave()
  }

  /** It is about to run, and has not imported anything yet. */
  forget(): void {
    this.#importers.forget(this)
    for (const end of this.#watches.values()) end()
    this.#watches.clear()
  }
}
