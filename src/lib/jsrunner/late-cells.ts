// Cells whose runner is loaded when the first of them starts: a patch without cells need not wait for it. What is said to a cell until
// then is kept in order.
import { asLoadbangError } from '../runtime/errors.ts'
import type { Cell, CellHost, Cells } from '../runtime/ports.ts'

export class LateCells implements Cells {
  #load: () => Promise<Cells>
  #cells: Promise<Cells> | null = null

  constructor(load: () => Promise<Cells>) {
    this.#load = load
  }

  start(nodeId: string, code: string, host: CellHost): Cell {
    const loading = (this.#cells ??= this.#load())
    // The next start tries again.
    loading.catch(() => (this.#cells = null))
    let stopped = false
    const cell = loading.then(
      (cells) => (stopped ? null : cells.start(nodeId, code, host)),
      (error: unknown) => {
        if (!stopped) host.failed(asLoadbangError(error, 'cell-start'), true)
        return null
      }
    )
    return {
      deliver: async (messages) => (await cell)?.deliver(messages),
      setParams: (params) => void cell.then((started) => started?.setParams?.(params)),
      stop() {
        stopped = true
        void cell.then((started) => started?.stop())
      }
    }
  }
}
