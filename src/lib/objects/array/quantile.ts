// [array quantile] and [array random]: an array as a histogram. The numbers of the second are Pd's own; its seeds are a sequence of
// their own as well, shared by the boxes of the patch in load order.
import type { ObjectContext, ObjectInstance } from '../../runtime/define.ts'
import type { List } from '../../runtime/message.ts'
import { arrayRange, type ArrayRange } from './array-range.ts'

/** Pd's first seed of [array random]. */
const FIRST_SEED = 584926371

/** The place, counted from the onset, up to which the share of the sum lies. */
function placeAt(range: ArrayRange, share: number): number | null {
  const part = range.find()
  if (!part) return null
  const values = part.array.values(part.from, part.to).map((x) => Math.max(0, x))
  let left = values.reduce((total, x) => total + x, 0) * share
  let place = 0
  while (place < values.length - 1) {
    left -= values[place]!
    if (left < 0) break
    place++
  }
  return place
}

export function quantile(context: ObjectContext<unknown>, atoms: List): ObjectInstance {
  const range = arrayRange(context, atoms)
  return {
    inlets: [
      {
        number(share) {
          const place = placeAt(range, share)
          if (place !== null) context.outlets[0]!.number(place)
        }
      },
      range.inlets.onset,
      range.inlets.count,
      range.inlets.name
    ]
  }
}

export function random(context: ObjectContext<unknown>, atoms: List): ObjectInstance {
  const range = arrayRange(context, atoms)
  const seeds = sharedSeeds(context)
  let state = typeof context.previous === 'number' ? context.previous : seeds.next()
  const ask = (): void => {
    // Without an array no number is used up, as in Pd.
    if (!range.find()) return
    state = (Math.imul(state, 472940017) + 832416023) >>> 0
    context.outlets[0]!.number(placeAt(range, state / 4294967296)!)
  }
  return {
    inlets: [
      {
        bang: ask,
        number(onset) {
          range.onset = onset
          ask()
        },
        command(selector, [seed]) {
          if (selector === 'seed') state = typeof seed === 'number' ? seed >>> 0 : 0
        }
      },
      range.inlets.count,
      range.inlets.name
    ],
    state: () => state,
    dispose: seeds.leave
  }
}

class Seeds {
  #last = FIRST_SEED
  next(): number {
    return (this.#last = (Math.imul(this.#last, 435898247) + 938284287) >>> 0)
  }
}

function sharedSeeds({ shared }: ObjectContext<unknown>): { next(): number; leave(): void } {
  const found = shared.find('array-seeds', '')
  const seeds = found instanceof Seeds ? found : new Seeds()
  return { next: () => seeds.next(), leave: shared.define('array-seeds', '', seeds) }
}
