// What boxes may ask about the code of cells, answered from the canvas's state. Of the code editor itself nothing is loaded for it.
import type { CellsHost } from '../boxes/host.ts'
import type { Canvas } from '../canvas/canvas.svelte.ts'
import { prefixOf } from '../canvas/path.ts'
import { beside } from './beside.svelte.ts'
import { cellKey, found } from './found.svelte.ts'
import { runCell } from './run-cell.ts'

export function cellsHost(canvas: Canvas): CellsHost {
  const idOf = (box: string): string => prefixOf(canvas.path) + box
  const keyOf = (box: string): string => cellKey(canvas.session.patchId, idOf(box))
  return {
    open(opening) {
      canvas.coding = opening
    },
    isOpen: (id) => canvas.coding?.id === id,
    show: (id, line) => canvas.registers.controls.get(id)?.open?.(line),
    goTo(id, line) {
      if (beside.goTo(canvas.session.patchId, idOf(id), line)) return true
      if (canvas.coding?.id !== id || !canvas.coding.taken) return false
      canvas.coding = { ...canvas.coding, line }
      return true
    },
    close(id) {
      if (canvas.coding?.id === id) canvas.coding = null
    },
    beside: (id) => canvas.beside(idOf(id)),
    run: (id, code) => runCell(canvas.session, idOf(id), code),
    ran: (id) => found.ran.get(keyOf(id)),
    typeErrors: (id, code) => found.known(keyOf(id), code)
  }
}
