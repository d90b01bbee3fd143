// [array size], [array sum], [array get], [array set], [array max] and [array min].
import type { ObjectContext, ObjectInstance } from '../../runtime/define.ts'
import { fromList } from '../from-list.ts'
import { arrayRange, type ArrayRange } from './array-range.ts'
import type { PdArray } from './array-store.ts'
import type { List } from '../../runtime/message.ts'

type Make = (context: ObjectContext<unknown>, atoms: List) => ObjectInstance
type Act = (part: { array: PdArray; from: number; to: number }, context: ObjectContext<unknown>) => void

/** A bang asks; a number is the onset and asks too. */
function asking(range: ArrayRange, act: () => void): ObjectInstance['inlets'][number] {
  return {
    bang: act,
    number(x) {
      range.onset = x
      act()
    }
  }
}

const reading =
  (act: Act): Make =>
  (context, atoms) => {
    const range = arrayRange(context, atoms)
    const ask = (): void => {
      const part = range.find()
      if (part) act(part, context)
    }
    return { inlets: [asking(range, ask), range.inlets.count, range.inlets.name] }
  }

export const sum = reading(({ array, from, to }, { outlets }) =>
  outlets[0]!.number(array.values(from, to).reduce((total, x) => total + x, 0))
)

export const get = reading(({ array, from, to }, { outlets }) =>
  outlets[0]!.send(fromList(Array.from(array.values(from, to))))
)

/** The most extreme number of none is `none`, at place -1: as in Pd. */
export const extreme = (beyond: (x: number, y: number) => boolean, none: number): Make =>
  reading(({ array, from, to }, { outlets }) => {
    let [found, place] = [none, -1]
    for (let i = from; i < to; i++) {
      if (beyond(array.get(i), found)) [found, place] = [array.get(i), i]
    }
    outlets[1]!.number(place)
    outlets[0]!.number(found)
  })

export const size: Make = (context, atoms) => {
  const range = arrayRange(context, atoms)
  return {
    inlets: [
      {
        bang() {
          const part = range.find()
          if (part) context.outlets[0]!.number(part.array.length)
        },
        number: (x) => range.find()?.array.resize(x)
      },
      range.inlets.name
    ]
  }
}

export const set: Make = (context, atoms) => {
  const range = arrayRange(context, atoms)
  return {
    inlets: [
      {
        list(items) {
          const part = range.find()
          if (!part) return
          const { array, from, to } = part
          for (let i = 0; i < items.length && from + i < to; i++) {
            const item = items[i]
            array.set(from + i, typeof item === 'number' ? item : 0)
          }
        }
      },
      range.inlets.onset,
      range.inlets.name
    ]
  }
}
