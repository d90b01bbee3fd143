// The ports of [routepass]: an outlet for each argument, and one for what matches none.
import type { InletSpec, OutletSpec } from '../../runtime/define.ts'
import type { List } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'

export const ports = {
  inlets: (): readonly InletSpec[] => [{ title: 'message', hot: true, kinds: ['anything'] }],
  outlets: (atoms: List): readonly OutletSpec[] => [
    ...atoms.map((atom) => ({ title: formatAtom(atom), about: 'what begins with it, whole' })),
    { title: 'no match', about: 'what matches nothing' }
  ]
}
