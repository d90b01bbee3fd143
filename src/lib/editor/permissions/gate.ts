// Who may do what: looks whether the person has allowed it, and asks where they were not asked yet. A grant holds for the code; a
// refusal, or a grant that was taken back, until the cell runs again.
import type { CellIdentity, PermissionKind } from '../../jsrunner/world.ts'
import { worldLimits } from '../../jsrunner/world.ts'
import type { GrantKey, Grants } from '../../storage/grants.ts'

export interface Asked extends GrantKey {
  what: PermissionKind
  cell: CellIdentity
}

export interface GateWorld {
  grants: Pick<Grants, 'has' | 'add'>
  hash(code: string): Promise<string>
  /** What the box is called. */
  box(nodeId: string): string
  /** Puts the question to the person; `unneeded` says whether another answer has made it needless. */
  ask(asked: Asked, unneeded: () => boolean): Promise<boolean>
  now(): number
}

export class Gate {
  #world: GateWorld
  /** Questions that were answered, or need not be asked, of each run. */
  #asked = new Map<string, Map<string, Promise<boolean>>>()
  #refusals = new Map<string, number>()

  constructor(world: GateWorld) {
    this.#world = world
  }

  /** Whether the person allows it, asked if need be. */
  async permit(cell: CellIdentity, what: PermissionKind, detail: string): Promise<boolean> {
    const key = { code: await this.#world.hash(cell.code), what, detail }
    let asked = this.#asked.get(cell.run)
    if (!asked) this.#asked.set(cell.run, (asked = new Map()))
    const name = `${what} ${detail}`
    let answer = asked.get(name)
    if (!answer) asked.set(name, (answer = this.#ask({ ...key, cell, what })))
    return (await answer) && this.#world.grants.has(key)
  }

  /** Whether it is allowed; nobody is asked. */
  async allows(cell: CellIdentity, what: PermissionKind, detail: string): Promise<boolean> {
    return this.#world.grants.has({ code: await this.#world.hash(cell.code), what, detail })
  }

  /** That run is over. */
  forget(run: string): void {
    this.#asked.delete(run)
    this.#refusals.delete(run)
  }

  async #ask(asked: Asked): Promise<boolean> {
    const { grants, ask, box, now } = this.#world
    const { cell, code, what, detail } = asked
    if (grants.has(asked)) return true
    const refusals = this.#refusals.get(cell.run) ?? 0
    if (refusals >= worldLimits.refusals) return false
    // Of two cells with the same code one is asked for both.
    if (!(await ask(asked, () => grants.has(asked))) && !grants.has(asked)) {
      this.#refusals.set(cell.run, (this.#refusals.get(cell.run) ?? 0) + 1)
      return false
    }
    if (!grants.has(asked))
      grants.add({ code, what, detail, nodeId: cell.nodeId, box: box(cell.nodeId), since: now() })
    return true
  }
}
