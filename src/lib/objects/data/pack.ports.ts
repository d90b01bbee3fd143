// The inlets of [pack]: one for each argument, the first one hot.
import type { InletSpec } from '../../runtime/define.ts'
import type { List } from '../../runtime/message.ts'
import { slotsOf } from './slots.ts'

const kinds = { number: ['number'], symbol: ['symbol'], any: ['anything'] }

export const ports = {
  inlets: (atoms: List): InletSpec[] =>
    slotsOf(atoms).map((slot, i) => {
      const type = slot?.type ?? 'any'
      return i === 0
        ? {
            title: type,
            about: 'stores the first and sends the list',
            hot: true,
            kinds: [...kinds[type], 'bang', 'list']
          }
        : { title: type, about: `stores number ${i + 1} of the list`, hot: false, kinds: kinds[type] }
    })
}
