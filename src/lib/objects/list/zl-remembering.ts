// The modes of [zl] that remember: what came before, or what is still to leave.
import type { List } from '../../runtime/message.ts'
import type { PdRandom } from '../math/pd-random.ts'
import type { Sent } from './zl-arranging.ts'

/** What [zl] lends to a mode: the second list as it stands, and a way to send that may be called more than once. */
export interface ZlWorld {
  second(): List
  random(): PdRandom
  /** Sends one after the other; each has arrived everywhere before the next one leaves. */
  sendEach(all: readonly Sent[]): void
}

export interface Remembering {
  list(list: List): void
  bang(): void
  /** A list at the right inlet, where it is more than an argument. */
  second?(list: List): void
  clear(): void
}

const size = (world: ZlWorld): number => {
  const [first] = world.second()
  return typeof first === 'number' ? Math.max(0, Math.trunc(first)) : 0
}
const pieces = (list: List, length: number): List[] =>
  Array.from({ length: Math.ceil(list.length / length) }, (_, i) => list.slice(i * length, (i + 1) * length))

/** Repeats the last list at a bang. */
function again(act: (list: List) => void): Remembering {
  let last: List = []
  return {
    list(list) {
      last = list
      act(list)
    },
    bang: () => act(last),
    clear: () => void (last = [])
  }
}

/** Lists that wait until a bang takes the next one, from the front or from the back; on the right, how many are left. */
function waiting(world: ZlWorld, take: (all: List[]) => List | undefined): Remembering {
  let all: List[] = []
  return {
    list: (list) => void all.push(list),
    bang() {
      const next = take(all)
      if (next) world.sendEach([{ left: next, right: [all.length] }])
    },
    clear: () => void (all = [])
  }
}

function group(world: ZlWorld): Remembering {
  let held: List = []
  return {
    list(list) {
      const length = size(world)
      if (length === 0) return
      const all = pieces([...held, ...list], length)
      held = all.at(-1)!.length < length ? all.pop()! : []
      world.sendEach(all.map((left) => ({ left })))
    },
    bang() {
      const rest = held
      held = []
      world.sendEach([{ left: rest }])
    },
    clear: () => void (held = [])
  }
}

function stream(world: ZlWorld): Remembering {
  let held: List = []
  return {
    list(list) {
      const length = size(world)
      const all: Sent[] = []
      for (const value of list) {
        held = length === 0 ? [] : [...held, value].slice(-length)
        const full = length > 0 && held.length === length
        all.push({ left: full ? held : [], right: [full ? 1 : 0] })
      }
      world.sendEach(all)
    },
    bang: () => world.sendEach([{ left: held.length === size(world) ? held : [] }]),
    clear: () => void (held = [])
  }
}

function change(world: ZlWorld): Remembering {
  let last: List | null = null
  return {
    list(list) {
      const before = last
      last = list
      const same =
        before !== null && before.length === list.length && list.every((value, i) => value === before[i])
      if (!same) world.sendEach([{ left: list }])
    },
    bang: () => {},
    clear: () => void (last = null)
  }
}

function reg(world: ZlWorld): Remembering {
  let held = world.second()
  return {
    list(list) {
      held = list
      world.sendEach([{ left: list }])
    },
    bang: () => world.sendEach([{ left: held }]),
    second: (list) => void (held = list),
    clear: () => void (held = [])
  }
}

function scramble(world: ZlWorld): Remembering {
  return again((list) => {
    const places = list.map((_, i) => i)
    for (let i = places.length - 1; i > 0; i--) {
      const j = world.random().below(i + 1)
      ;[places[i], places[j]] = [places[j]!, places[i]!]
    }
    world.sendEach([{ left: places.map((i) => list[i]), right: places }])
  })
}

const iter = (world: ZlWorld): Remembering =>
  again((list) => world.sendEach(pieces(list, size(world) || 1).map((left) => ({ left }))))

export const remembering: Readonly<Record<string, (world: ZlWorld) => Remembering>> = {
  change,
  group,
  iter,
  queue: (world) => waiting(world, (all) => all.shift()),
  reg,
  scramble,
  stack: (world) => waiting(world, (all) => all.pop()),
  stream
}
export { again }
