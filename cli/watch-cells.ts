// Ends the run where a cell holds the whole process: QuickJS can stop code of its own between two of its steps, but not within one, as
// a search in a list of four thousand million holes. Another thread looks, says which cell it was, and kills the process, whose own
// thread hears nothing more; what the patch asked of its storage is kept as far as it was committed.
import { Worker } from 'node:worker_threads'
import type { CellWatch } from '../src/lib/jsrunner/quickjs-cells.ts'
import { cellErrors } from '../src/lib/jsrunner/errors.ts'
import { errorLineOf } from '../src/lib/engine/shell-lines.ts'

/** Real milliseconds that one task of a cell may take in all (`cellErrors.hung` says so): it should have been stopped long before. */
export const PATIENCE = 6000

/** What both threads see: how many tasks have begun, and the number of the cell in it; 0 between tasks. */
export const SHARED = { tasks: 0, cell: 1 }

/** `flush` writes what is still to be read by the person. */
export function watchCells(textOf: (nodeId: string) => string, flush: () => void): CellWatch {
  const shared = new Int32Array(new SharedArrayBuffer(8))
  const numbers = new Map<string, number>()
  let worker: Worker | null = null

  function numberOf(nodeId: string): number {
    const known = numbers.get(nodeId)
    if (known !== undefined) return known
    worker ??= startWatching(shared)
    const number = numbers.size + 1
    numbers.set(nodeId, number)
    worker.postMessage(errorLineOf(cellErrors.hung(), textOf(nodeId)))
    return number
  }

  return {
    entered(nodeId) {
      const number = numberOf(nodeId)
      flush()
      Atomics.store(shared, SHARED.cell, number)
      Atomics.add(shared, SHARED.tasks, 1)
    },
    left() {
      Atomics.store(shared, SHARED.cell, 0)
    }
  }
}

function startWatching(shared: Int32Array): Worker {
  const worker = new Worker(new URL('./watch-cells-thread.ts', import.meta.url), { workerData: shared })
  worker.unref()
  return worker
}
