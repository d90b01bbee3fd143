// Objects in time beside native Pd: random messages at random times, and what each prints, with the time of it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparable, ours, type Kind } from './beside.ts'
import { runInPd, type PdSketch } from './native-pd.ts'

/** One object, messages into it at times, and at each outlet a [print] after one of the time. */
function sketchOf(
  kind: Kind,
  text: string,
  events: readonly (readonly [at: number, inlet: number, hot: string, cold: string])[]
): PdSketch {
  const boxes: Record<string, string> = { load: 'loadbang', time: 'timer', ptime: 'print t', it: text }
  const cables: string[] = ['time ptime']
  for (let i = 0; i < kind.outlets(text); i++) {
    boxes[`now${i}`] = 'bang'
    boxes[`print${i}`] = `print out${i}`
    cables.push(`it:${i} now${i}`, `now${i} time:1`, `it:${i} print${i}`)
  }
  events.forEach(([at, port, hot, cold], i) => {
    const inlet = port % kind.inlets(text)
    boxes[`at${i}`] = `delay ${at}`
    boxes[`msg${i}`] = `msg ${inlet === 0 ? hot : cold}`
    cables.push(`load at${i}`, `at${i} msg${i}`, `msg${i} it:${inlet}`)
  })
  return { boxes, cables }
}

/** Declares a test for each kind; to be called within besideNative. */
export function timed(kinds: Readonly<Record<string, Kind>>): void {
  for (const [name, kind] of Object.entries(kinds)) {
    const events = fc.array(
      fc.tuple(
        fc.nat({ max: 25 }).map((n) => n * 5),
        fc.constantFrom(0, 0, 0, 1, 2, 3),
        kind.hot,
        kind.cold ?? kind.hot
      ),
      { minLength: 1, maxLength: 8 }
    )
    const sketches = fc.tuple(kind.text, events).map(([text, all]) => sketchOf(kind, text, all))
    test(name, { timeout: 60_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(sketches, async (sketch) => {
          expect(comparable(await ours(sketch))).toStrictEqual(comparable(runInPd(sketch)))
        }),
        { numRuns: Number(process.env.CONFORMANCE_RUNS ?? 15) }
      )
    })
  }
}
