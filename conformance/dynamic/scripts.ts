// Random scripts of messages that build and unbuild parts of a patch. A model of what stands where keeps them from what Pd cannot do:
// cables that go round, and cables in a canvas without boxes, at which native Pd crashes.
import fc from 'fast-check'

/** Where a box stands in the stream of messages; cables lead from a lower rank to a higher one, among way stations to later boxes. */
const SOURCE = 0
const WAY = 1
const SINK = 2
const classes: readonly (readonly [string, number])[] = [
  ['print out-a', SINK],
  ['print out-b', SINK],
  ['print out-\\$0', SINK],
  ['receive r0', SOURCE],
  ['receive r0', SOURCE],
  ['receive r1', SOURCE],
  ['receive r\\$1', SOURCE],
  ['f', WAY],
  ['f 5', WAY],
  ['+ 1', WAY],
  ['* -2', WAY],
  ['7', WAY],
  ['pack 0 0', WAY],
  ['t b f', WAY],
  ['trigger l b', WAY],
  ['route 1 foo', WAY],
  ['select 2 bang', WAY],
  ['moses 3', WAY],
  ['list append 1 x', WAY],
  ['symbol foo', WAY],
  ['delay 10', WAY],
  ['makefilename n-%d', WAY],
  ['nobody knows', WAY],
  ['inlet', SOURCE],
  ['inlet', SOURCE],
  ['outlet', SINK],
  ['outlet', SINK],
  ['loadbang', SOURCE],
  ['value v', WAY],
  ['expr \\$f1 + 1', WAY],
  ['nbx 5 14 -1e+37 1e+37 0 0 empty r1 empty 0 -8 0 10 -1 -1 -1 0 256', SOURCE]
]
const texts = ['\\$1 foo', 'foo \\$2', 'a \\, b 2', '5', 'bang', '\\; r2 3', '', 'set \\$1']
const said = ['1', '5', 'bang', 'foo 3', '2 4', 'symbol x', '-3.5']

/** What there is before the first message: a loadbang, [pd sub], three [print]s (one named as `$0` makes it), [receive ask], and the script's own boxes. */
export const fixed = ['loadbang', 'pd sub', 'print out-a', 'print out-b', 'receive ask', 'print out-1003']
const fixedRanks = [WAY + 9, WAY, SINK, SINK, SOURCE, SINK]

type Canvas = 'sub' | 'inn' | 'patch.pd'
interface Model {
  sub: number[]
  inns: number[][]
  /** Boxes of the patch that messages made, after the script's. */
  own: number[]
  script: string[]
}
type Step = (model: Model) => void

const n = fc.nat(1000)
const x = fc.integer({ min: 0, max: 9 }).map((tens) => tens * 10)
const canvas = fc.constantFrom<Canvas>('sub', 'sub', 'inn', 'inn', 'patch.pd')

const listsOf = (model: Model, to: Canvas): number[][] =>
  to === 'sub' ? [model.sub] : to === 'inn' ? model.inns : [model.own]
function make(model: Model, to: Canvas, does: string, rank: number): void {
  if (to === 'inn' && model.inns.length === 0) return
  model.script.push(`pd-${to} ${does}`)
  for (const list of listsOf(model, to)) list.push(rank)
}
const goesOn = (list: readonly number[], a: number, b: number): boolean =>
  a < list.length && b < list.length && (list[a]! < list[b]! || (list[a] === WAY && list[b] === WAY && a < b))

/** What makes it likely that something is heard. */
function begin(model: Model): void {
  const made = (to: Canvas, ...all: (readonly [string, number])[]): void =>
    all.forEach(([text, rank]) => make(model, to, `obj 10 10 ${text}`, rank))
  if (model.sub.length === 0) {
    made(
      'sub',
      ['inlet', SOURCE],
      ['receive r0', SOURCE],
      ['outlet', SINK],
      ['print out-a', SINK],
      ['pd inn', WAY]
    )
    model.inns.push([])
  }
  made('inn', ['inlet', SOURCE], ['outlet', SINK], ['print out-b', SINK])
  model.script.push(
    'pd-sub connect 0 0 4 0',
    'pd-sub connect 4 0 2 0',
    'pd-sub connect 1 0 4 0',
    'pd-inn connect 0 0 2 0'
  )
}

/** Two boxes of a canvas between which a cable may lie, as a message names them; null: there are none. */
function pair(model: Model, to: Canvas, a: number, b: number): [string, string] | null {
  if (to === 'patch.pd') {
    const list = [...fixedRanks, ...model.own]
    const [from, target] = [a % list.length, b % list.length]
    const named = (i: number): string => (i < fixed.length ? String(i) : `@${i - fixed.length}`)
    return goesOn(list, from, target) && list[from]! <= WAY ? [named(from), named(target)] : null
  }
  const lists = listsOf(model, to)
  const shortest = Math.min(...lists.map((list) => list.length))
  if (lists.length === 0 || shortest === 0) return null
  const [from, target] = [a % shortest, b % shortest]
  return lists.every((list) => goesOn(list, from, target)) ? [String(from), String(target)] : null
}

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(canvas, x, fc.constantFrom(...classes)).map(
      ([to, at, [text, rank]]): Step =>
        (model) =>
          make(model, to, `obj ${at} 10 ${text}`, rank)
    )
  },
  {
    weight: 1,
    arbitrary: fc.tuple(canvas, fc.constantFrom(...texts)).map(
      ([to, text]): Step =>
        (model) =>
          make(model, to, `msg 10 10 ${text}`, WAY)
    )
  },
  canvas.map(
    (to): Step =>
      (model) =>
        make(model, to, 'text 10 10 a comment', SINK)
  ),
  canvas.map(
    (to): Step =>
      (model) =>
        make(model, to, 'floatatom 10 10 5 0 0 0 - r0 - 0', SOURCE)
  ),
  fc.tuple(x, n).map(([at, chance]): Step => (model) => {
    if (model.inns.length > 0 && chance % 5 > 0) return
    make(model, 'sub', `obj ${at} 10 pd inn`, WAY)
    model.inns.push([])
  }),
  {
    weight: 25,
    arbitrary: fc.tuple(canvas, n, n, n, n).map(([to, a, b, out, into]): Step => (model) => {
      const ends = pair(model, to, a, b)
      const [outlet, inlet] = [out % 4 === 3 ? 1 : 0, into % 4 === 3 ? 1 : 0]
      const does = out % 7 === 6 ? 'disconnect' : 'connect'
      if (ends) model.script.push(`pd-${to} ${does} ${ends[0]} ${outlet} ${ends[1]} ${inlet}`)
    })
  },
  // To boxes that are not there.
  fc.tuple(n, n).map(([a, b]): Step => ({ sub, script }) => {
    if (sub.length > 0) script.push(`pd-sub connect ${a % 3} ${b % 2} ${sub.length + (b % 3)} 0`)
  }),
  n.map((chance): Step => (model) => {
    if (chance % 3 > 0) return
    const inner = chance % 2 === 0
    if (inner && model.inns.length === 0) return
    model.script.push(`pd-${inner ? 'inn' : 'sub'} clear`)
    if (inner) model.inns = model.inns.map(() => [])
    else [model.sub, model.inns] = [[], []]
    begin(model)
  }),
  fc.constantFrom('pd-sub loadbang', 'pd-sub dirty 1', 'pd-patch.pd editmode 0').map(
    (message): Step =>
      ({ script }) =>
        void script.push(message)
  ),
  {
    weight: 6,
    arbitrary: fc.tuple(fc.constantFrom('r0', 'r0', 'r1', 'ask'), fc.constantFrom(...said)).map(
      ([name, what]): Step =>
        ({ script }) =>
          void script.push(`${name} ${what}`)
    )
  }
)

/** Messages, each with its receiver before it. */
export const scripts: fc.Arbitrary<string[]> = fc
  .array(step, { minLength: 1, maxLength: 160, size: 'max' })
  .map((steps) => {
    const model: Model = { sub: [], inns: [], own: [], script: [] }
    begin(model)
    model.script.push('pd-patch.pd connect 4 0 1 0', 'pd-patch.pd connect 1 0 2 0')
    for (const each of steps) each(model)
    const before = fixed.length + model.script.length
    return model.script.map((message) =>
      message.replaceAll(/@(\d+)/g, (_, k: string) => String(before + Number(k)))
    )
  })
