// Our objects beside native Pd's: random messages into random inlets of an object that both have, and what each prints. A family of
// objects has a test file here, which says what may be typed into their boxes and sent to their inlets.
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../src/lib/objects/catalogue.generated.ts'
import { testPatch } from '../src/lib/runtime/testing.ts'
import { asPdPrints, pdMissing, runInPd, type PdSketch } from './native-pd.ts'

const missing = pdMissing()
if (missing) console.warn(`Skipped: ${missing}.`)

/** The same every time: what a change breaks is seen with the change. More, and others, by the environment. */
const RUNS = Number(process.env.CONFORMANCE_RUNS ?? 15)
const SEED = Number(process.env.CONFORMANCE_SEED ?? 1)
fc.configureGlobal({ seed: SEED })

export async function ours(sketch: PdSketch): Promise<string[]> {
  const patch = testPatch(catalogue, sketch.boxes, sketch.cables)
  await patch.run(3000)
  return patch.lines
}

export const number = fc.oneof(
  fc.integer({ min: -9, max: 9 }),
  fc.integer({ min: -300, max: 300 }).map((n) => n / 8)
)
export const word = fc.constantFrom('foo', 'bar', 'set', 'x')
export const atom = fc.oneof(number.map(String), word)
export const numbers = fc.array(number, { minLength: 2, maxLength: 4 }).map((list) => list.join(' '))
export const messages = {
  bang: fc.constant('bang'),
  number: number.map(String),
  symbol: word.map((w) => `symbol ${w}`),
  list: fc.oneof(
    numbers,
    fc.array(atom, { minLength: 1, maxLength: 3 }).map((list) => `list ${list.join(' ')}`)
  ),
  command: fc
    .tuple(word, fc.array(atom, { maxLength: 3 }))
    .map(([selector, args]) => [selector, ...args].join(' '))
}
export const anything = fc.oneof(...Object.values(messages))

export interface Kind {
  /** Text of the box. */
  text: fc.Arbitrary<string>
  inlets: (text: string) => number
  outlets: (text: string) => number
  /** Messages to the hot inlet; the others get what fits them. */
  hot: fc.Arbitrary<string>
  cold?: fc.Arbitrary<string>
}

export const words = (text: string): number => text.split(' ').length - 1
export const args = (...each: fc.Arbitrary<string>[]) => fc.array(fc.oneof(...each), { maxLength: 4 })
export const named = (name: string, list: fc.Arbitrary<string[]>) =>
  list.map((atoms) => [name, ...atoms].join(' '))
export const optional = (name: string, argument: fc.Arbitrary<unknown>) =>
  fc.option(argument, { nil: '' }).map((a) => `${name} ${a as string}`.trim())

/** One object, messages into it one after the other, a [print] at each outlet. */
function sketchOf(
  kind: Kind,
  text: string,
  events: readonly (readonly [number, string, string])[]
): PdSketch {
  const boxes: Record<string, string> = { load: 'loadbang', it: text }
  const cables: string[] = []
  for (let i = 0; i < kind.outlets(text); i++) {
    boxes[`print${i}`] = `print out${i}`
    cables.push(`it:${i} print${i}`)
  }
  events.forEach(([at, hot, cold], i) => {
    const inlet = at % kind.inlets(text)
    boxes[`msg${i}`] = `msg ${inlet === 0 ? hot : cold}`
    cables.push(`load msg${i}`, `msg${i} it:${inlet}`)
  })
  return { boxes, cables }
}

/** All in one patch: one start of native Pd for many. */
function combine(sketches: readonly PdSketch[]): PdSketch {
  const inside = (i: number) => (end: string) => `${i}-${end}`
  return {
    boxes: Object.fromEntries(
      sketches.flatMap(({ boxes }, i) => Object.entries(boxes).map(([id, text]) => [inside(i)(id), text]))
    ),
    cables: sketches.flatMap(({ cables }, i) =>
      cables.map((cable) => cable.split(' ').map(inside(i)).join(' '))
    )
  }
}

export const comparable = (lines: readonly string[]): string[] => lines.map(asPdPrints)

/** Declares a test for each kind of object, and what `more` declares, where native Pd is. */
export function besideNative(kinds: Readonly<Record<string, Kind>>, more: () => void = () => {}): void {
  describe.skipIf(missing !== null)('beside native Pd', () => {
    for (const [name, kind] of Object.entries(kinds)) {
      const events = fc.array(fc.tuple(fc.nat({ max: 3 }), kind.hot, kind.cold ?? kind.hot), {
        minLength: 1,
        maxLength: 8
      })
      const sketches = fc.tuple(kind.text, events).map(([text, all]) => sketchOf(kind, text, all))
      test(name, { timeout: 60_000 }, async () => {
        const runs = { seed: SEED, numRuns: RUNS }
        const together = combine(fc.sample(sketches, runs))
        const [found, native] = [comparable(await ours(together)), comparable(runInPd(together))]
        if (isDeepStrictEqual(found, native)) return
        // Each alone, to find the smallest that differs.
        await fc.assert(
          fc.asyncProperty(sketches, async (sketch) => {
            expect(comparable(await ours(sketch))).toStrictEqual(comparable(runInPd(sketch)))
          }),
          runs
        )
        expect(found, `only together, seed ${SEED}`).toStrictEqual(native)
      })
    }
    more()
  })
}
