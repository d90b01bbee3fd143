// What [inlet] and [outlet] do: everything passes as it is.
import type { ObjectContext, ObjectInstance } from '../../runtime/define.ts'

export function through({ outlets, className }: ObjectContext<unknown>): ObjectInstance {
  const out = outlets[0]!
  // A port for sound takes messages and turns numbers into sound: none of them passes.
  if (className.endsWith('~')) return { inlets: [{ bang() {}, number() {}, any() {} }] }
  return {
    inlets: [{ bang: () => out.bang(), number: (x) => out.number(x), any: (message) => out.send(message) }]
  }
}
