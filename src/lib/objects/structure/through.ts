// What [inlet] and [outlet] do: everything passes as it is.
import type { ObjectContext, ObjectInstance } from '../../runtime/define.ts'

export function through({ outlets, className }: ObjectContext<unknown>): ObjectInstance {
  const out = outlets[0]!
  // A port for sound turns numbers into sound, and passes other messages only at an outlet of their own.
  if (className.endsWith('~'))
    return { inlets: [{ number() {}, any: (message) => outlets[1]?.send(message) }] }
  return {
    inlets: [{ bang: () => out.bang(), number: (x) => out.number(x), any: (message) => out.send(message) }]
  }
}
