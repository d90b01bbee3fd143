// One cell per box for what the running patch shows on it. A value reaches its one box and nothing else: live values never
// enter the list of boxes. To be called while a component is made; the cell lives as long as that.
import type { BoxError } from '../../engine/protocol.ts'
import type { EngineClient } from '../../engine/client-types.ts'
import type { Value } from '../../runtime/message.ts'

/** A value that an engine keeps up to date; read `current` in markup or in an effect. */
export interface Live<T> {
  readonly current: T
}

/** What the box shows; `saved` until the engine says otherwise. */
export function shownOn(engine: EngineClient, id: string, saved: Value): Live<Value> {
  let current = $state.raw<Value>(saved)
  $effect.pre(() => engine.onShown(id, (value) => (current = value === undefined ? saved : value)))
  return {
    get current() {
      return current
    }
  }
}

/** The error that stands on the box, if any. */
export function errorOn(engine: EngineClient, id: string): Live<BoxError | null> {
  let current = $state.raw<BoxError | null>(null)
  $effect.pre(() => engine.onError(id, (error) => (current = error)))
  return {
    get current() {
      return current
    }
  }
}
