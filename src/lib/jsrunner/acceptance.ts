// What every runner of cells must do, whatever it is made of: one suite, run against QuickJS in Node and against the sandbox
// in a browser. Only what is the same in both stands here.
import { afterAll, beforeAll, describe } from 'vitest'
import type { Cells } from '../runtime/ports.ts'
import { acceptDocuments } from './testing/accept-documents.ts'
import { acceptErrors } from './testing/accept-errors.ts'
import { acceptFetch } from './testing/accept-fetch.ts'
import { acceptLife } from './testing/accept-life.ts'
import { acceptMessages } from './testing/accept-messages.ts'
import { acceptModules } from './testing/accept-modules.ts'
import { acceptStores } from './testing/accept-stores.ts'
import { acceptTimers } from './testing/accept-timers.ts'
import { acceptUpdates } from './testing/accept-updates.ts'
import { acceptWatches } from './testing/accept-watches.ts'
import { acceptWorld } from './testing/accept-world.ts'
import { startCell, type Start, type Started } from './testing/host.ts'

export interface Runner {
  /** The world outside of the patch is a `fakeWorlds()` of testing/fake-worlds.ts. */
  cells: Cells
  /** The same, but stopping endless loops sooner, where that is possible. */
  impatient?: Cells
  end?(): void
}

export function acceptCells(name: string, make: () => Runner | Promise<Runner>): void {
  describe(`cells: ${name}`, () => {
    let runner: Runner
    const running: Started[] = []
    beforeAll(async () => {
      runner = await make()
    })
    afterAll(() => {
      for (const { cell } of running) cell.stop()
      runner.end?.()
    })
    const start: Start = (code, { host, impatient = false } = {}) => {
      const started = startCell((impatient && runner.impatient) || runner.cells, code, host)
      running.push(started)
      return started
    }
    acceptMessages(start)
    acceptStores(start)
    acceptUpdates(start)
    acceptDocuments(start)
    acceptWatches(start)
    acceptLife(start)
    acceptTimers(start)
    acceptErrors(start)
    acceptWorld(start)
    acceptModules(start)
    acceptFetch(start)
  })
}
