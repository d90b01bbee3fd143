// Messages that change the running patch, beside native Pd: random scripts of them, and what is printed.
import { tmpdir } from 'node:os'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ourLines } from './corpus/ours.ts'
import { fixed, scripts } from './dynamic/scripts.ts'
import { asPdPrints, pdFile, pdMissing, runInPd, type PdSketch } from './native-pd.ts'

const RUNS = Number(process.env.CONFORMANCE_RUNS ?? 15)
const SEED = Number(process.env.CONFORMANCE_SEED ?? 1)

/** A patch that sends these messages one after the other, each from a box of its own. */
function sketchOf(script: readonly string[]): PdSketch {
  const boxes = [...fixed, ...script.map((message) => `msg ; ${message}`)]
  return {
    boxes: Object.fromEntries(boxes.map((text, i) => [`b${i}`, text])),
    cables: script.map((_, i) => `b0 b${fixed.length + i}`)
  }
}

/** Of all that begins so. */
const printed = (lines: readonly string[]): string[] =>
  lines.filter((line) => /^out-/.test(line)).map(asPdPrints)

async function ours(sketch: PdSketch): Promise<string[]> {
  return printed((await ourLines(pdFile(sketch), () => null, tmpdir())).lines)
}

describe.skipIf(pdMissing() !== null)('messages to canvases beside native Pd', () => {
  test('random scripts', { timeout: 600_000 }, async () => {
    let lines = 0
    await fc.assert(
      fc.asyncProperty(scripts, async (script) => {
        const sketch = sketchOf(script)
        const native = printed(runInPd(sketch))
        expect(await ours(sketch), script.join('\n')).toStrictEqual(native)
        lines += native.length
      }),
      { seed: SEED, numRuns: RUNS, ...(process.env.CONFORMANCE_RUNS ? { endOnFailure: true } : {}) }
    )
    expect(lines).toBeGreaterThan(RUNS)
  })
})
