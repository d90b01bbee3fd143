// The models of the cells that are open, each once. Whoever shows a cell opens it and lets it go.
import { placeOf, wayTo } from '../canvas/path.ts'
import type { Session } from '../session/types.ts'
import { CellModel } from './cell-model.ts'
import { Surroundings } from './surroundings.ts'

const models = new Map<string, CellModel>()
const around = new WeakMap<Session, Surroundings>()

/** By the box's id in the engine; null where there is no such box. Let go of by `letGo`, after its editors are detached. */
export function openCell(session: Session, id: string): CellModel | null {
  const way = wayTo(session, id)
  if (!way) return null
  const def = way.path.findLast((level) => level.def !== undefined)?.def
  const key = `${session.patchId}\n${def ?? ''}\n${way.box}`
  const known = models.get(key)
  if (known) return known
  const place = placeOf(session, way.path)
  const surroundings = around.get(session) ?? new Surroundings(session)
  around.set(session, surroundings)
  const made = new CellModel(session, place, way.box, id, surroundings, letGo)
  models.set(key, made)
  return made
}

/** Ends a model that no editor shows any more. */
export function letGo(cell: CellModel): void {
  if (!cell.unused || cell.model.isDisposed()) return
  for (const [key, each] of models) if (each === cell) models.delete(key)
  cell.dispose()
}

/** For tests of leaks. */
export const openCount = (): number => models.size
