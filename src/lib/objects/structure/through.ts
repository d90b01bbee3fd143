// What [inlet] and [outlet] do: everything passes as it is.
import type { ObjectContext, ObjectInstance } from '../../runtime/define.ts'

export function through({ outlets }: ObjectContext<unknown>): ObjectInstance {
  const out = outlets[0]!
  return {
    inlets: [{ bang: () => out.bang(), number: (x) => out.number(x), any: (message) => out.send(message) }]
  }
}
