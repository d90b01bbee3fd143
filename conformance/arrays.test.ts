// Arrays beside native Pd: each kind of box has an array of its own, filled at the start, and is asked for all of it at the end.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { besideNative, comparable, ours } from './beside.ts'
import { runInPd, type PdSketch } from './native-pd.ts'

const small = fc.integer({ min: -24, max: 80 }).map((n) => n / 8)
const place = fc.integer({ min: -2, max: 9 })
const numbers = fc.array(small, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '))
const values = fc.array(fc.oneof(small.map(String), fc.constant('x')), { minLength: 1, maxLength: 5 })

/** To the array itself, through its name. */
const said = fc.oneof(
  fc.tuple(place, values).map(([at, list]) => `${at} ${list.join(' ')}`),
  small.map((x) => `const ${x}`),
  fc.integer({ min: -1, max: 12 }).map((n) => `resize ${n}`),
  fc.constantFrom(
    'normalize',
    'normalize 4',
    'normalize -1',
    'bounds 0 1 10 -1',
    'xticks 0 1 2',
    'bang',
    '5'
  ),
  fc
    .tuple(fc.constantFrom('sinesum', 'cosinesum'), fc.nat({ max: 9 }), numbers)
    .map(([selector, points, strengths]) => `${selector} ${points || 4} ${strengths}`),
  fc.constantFrom('symbol foo', 'list x 4')
)

interface Reader {
  text: fc.Arbitrary<string>
  outlets: number
  /** What each inlet takes; the hot one first. */
  inlets: fc.Arbitrary<string>[]
}
const named = fc.constantFrom('symbol a', 'symbol b', 'symbol none')
const range = (name: string, length = 3) =>
  fc.array(place, { maxLength: length - 1 }).map((list) => ['array', name, 'a', ...list].join(' '))
const hot = fc.oneof(fc.constant('bang'), place.map(String))
const count = place.map(String)
const share = fc.integer({ min: -1, max: 9 }).map((n) => String(n / 8))
const kinds: Record<string, Reader> = {
  tabread: {
    text: fc.constant('tabread a'),
    outlets: 1,
    inlets: [fc.oneof(small.map(String), fc.constantFrom('set b', 'set a', 'set none'))]
  },
  tabread4: { text: fc.constant('tabread4 a'), outlets: 1, inlets: [small.map(String)] },
  tabwrite: {
    text: fc.constant('tabwrite a'),
    outlets: 0,
    inlets: [
      fc.oneof(
        small.map(String),
        fc.tuple(small, place).map(([x, at]) => `${x} ${at}`)
      ),
      count
    ]
  },
  'array define': {
    text: fc.constantFrom('array define -k c 4', 'array d c', 'array define -yrange 0 1 -pix 10 10 c 3'),
    outlets: 0,
    inlets: [said]
  },
  'array size': {
    text: range('size', 1),
    outlets: 1,
    inlets: [fc.oneof(fc.constant('bang'), small.map(String)), named]
  },
  'array sum': { text: range('sum'), outlets: 1, inlets: [hot, count, named] },
  'array get': { text: range('get'), outlets: 1, inlets: [hot, count, named] },
  'array set': {
    text: range('set', 2),
    outlets: 0,
    inlets: [values.map((list) => `list ${list.join(' ')}`), count, named]
  },
  'array quantile': { text: range('quantile'), outlets: 1, inlets: [share, count, count, named] },
  'array random': {
    text: range('random'),
    outlets: 1,
    inlets: [
      fc.oneof(
        hot,
        fc.nat({ max: 1e6 }).map((n) => `seed ${n}`)
      ),
      count,
      named
    ]
  },
  'array max': { text: range('max'), outlets: 2, inlets: [hot, count, named] },
  'array min': { text: range('min'), outlets: 2, inlets: [hot, count, named] }
}

const sketches = ({ text, outlets, inlets }: Reader): fc.Arbitrary<PdSketch> => {
  const event = fc.oneof(
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom('a', 'b'), said).map(([name, what]) => `; ${name} ${what}`)
    },
    {
      weight: 2,
      arbitrary: fc
        .nat({ max: inlets.length - 1 })
        .chain((at) => inlets[at]!.map((message) => `${at}:${message}`))
    }
  )
  return fc
    .tuple(text, numbers, fc.array(event, { minLength: 1, maxLength: 8 }))
    .map(([box, first, events]) => {
      const boxes: Record<string, string> = {
        a: 'table a 5',
        b: 'array define b 3',
        load: 'loadbang',
        it: box,
        fill: `msg ; a 0 ${first} ; b 0 1 2`,
        last: 'msg bang'
      }
      const cables = ['load fill']
      for (let i = 0; i < outlets; i++) {
        boxes[`print${i}`] = `print out${i}`
        cables.push(`it:${i} print${i}`)
      }
      events.forEach((event, i) => {
        const [, inlet, message = event] = /^(\d):(.*)$/.exec(event) ?? []
        boxes[`msg${i}`] = `msg ${message}`
        cables.push(`load msg${i}`, ...(inlet === undefined ? [] : [`msg${i} it:${inlet}`]))
      })
      cables.push('load last')
      for (const name of ['a', 'b', 'c']) {
        boxes[`get${name}`] = `array get ${name}`
        boxes[`all${name}`] = `print ${name}`
        cables.push(`last get${name}`, `get${name} all${name}`)
      }
      return { boxes, cables }
    })
}

/** Pd interpolates with 32 bits, and the last digits of a small difference are not ours. */
function withoutLastDigits(lines: readonly string[], pd: readonly string[]): string[] {
  return lines.map((line, i) => {
    const words = pd[i]?.split(' ') ?? []
    return line
      .split(' ')
      .map((word, j) => (Math.abs(Number(word) - Number(words[j])) < 1e-4 ? words[j] : word))
      .join(' ')
  })
}

besideNative({}, () => {
  for (const [name, kind] of Object.entries(kinds)) {
    test(name, { timeout: 60_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(sketches(kind), async (sketch) => {
          const [here, pd] = [comparable(await ours(sketch)), comparable(runInPd(sketch))]
          expect(name === 'tabread4' ? withoutLastDigits(here, pd) : here).toStrictEqual(pd)
        }),
        { numRuns: Number(process.env.CONFORMANCE_RUNS ?? 15) }
      )
    })
  }
})
