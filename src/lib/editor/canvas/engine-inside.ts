// The engine as the boxes of an opened instance need it: there, their ids begin with the instance's.
import type { EngineClient } from '../../engine/client-types.ts'

/** `prefix` is put before the ids of boxes on the way in, and taken off on the way out. */
export function engineInside(engine: EngineClient, prefix: string): EngineClient {
  if (prefix === '') return engine
  const inside = {
    play: (id, message, inlet) => engine.play(prefix + id, message, inlet),
    onShown: (id, listener) => engine.onShown(prefix + id, listener),
    onError: (id, listener) => engine.onError(prefix + id, listener),
    onActive: (listener) =>
      engine.onActive((ids) =>
        listener(ids.flatMap((id) => (id.startsWith(prefix) ? [id.slice(prefix.length)] : [])))
      ),
    watch: (ids) => engine.watch(ids.map((id) => prefix + id)),
    complete: (question) =>
      engine.complete(
        'nodeId' in question && question.nodeId !== undefined
          ? { ...question, nodeId: prefix + question.nodeId }
          : question
      )
  } satisfies Partial<EngineClient>
  // Everything else is the same for all boxes.
  return new Proxy(engine, {
    get(target, key) {
      const own = Object.hasOwn(inside, key)
      const value: unknown = Reflect.get(own ? inside : target, key)
      return typeof value === 'function' && !own ? (value.bind(target) as unknown) : value
    }
  })
}
