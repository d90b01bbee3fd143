// One cell per box for what the running patch shows on it. A value reaches its one box and nothing else: live values never
// enter the list of boxes. The engine is asked only while somebody reads.
import { createSubscriber } from 'svelte/reactivity'
import type { BoxError } from '../../engine/protocol.ts'
import type { EngineClient } from '../../engine/client-types.ts'
import type { Value } from '../../runtime/message.ts'

/** A value that an engine keeps up to date; read `current` in markup or in an effect. */
export interface Live<T> {
  readonly current: T
}

function live<T>(start: T, listen: (update: (value: T) => void) => () => void): Live<T> {
  let value = start
  const subscribe = createSubscriber((changed) =>
    listen((next) => {
      if (Object.is(next, value)) return
      value = next
      changed()
    })
  )
  return {
    get current() {
      subscribe()
      return value
    }
  }
}

/** What the box shows; `saved` until the engine says otherwise. */
export function shownOn(engine: EngineClient, id: string, saved: Value): Live<Value> {
  return live<Value>(saved, (update) =>
    engine.onShown(id, (value) => update(value === undefined ? saved : value))
  )
}

/** The error that stands on the box, if any. */
export function errorOn(engine: EngineClient, id: string): Live<BoxError | null> {
  return live<BoxError | null>(null, (update) => engine.onError(id, update))
}
