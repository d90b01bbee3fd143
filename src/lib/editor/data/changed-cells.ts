// Which cells of a table differ from what they were, for a blink.
import type { Row } from '../../engine/data-protocol.ts'

/** Row by its id, then the numbers of its columns. */
export type ChangedCells = ReadonlyMap<string, ReadonlySet<number>>

/** null where nothing has changed but rows that came or went. */
export function changedCells(
  before: readonly (Row | null)[],
  after: readonly (Row | null)[]
): ChangedCells | null {
  const old = new Map(before.flatMap((row) => (row ? [[row.id, row]] : [])))
  const changed = new Map<string, Set<number>>()
  for (const row of after) {
    const was = row && old.get(row.id)
    if (!row?.cells || !was?.cells || was.cells.length !== row.cells.length) continue
    for (const [column, cell] of row.cells.entries()) {
      if (cell?.text === was.cells[column]?.text) continue
      changed.set(row.id, (changed.get(row.id) ?? new Set()).add(column))
    }
  }
  return changed.size > 0 ? changed : null
}
