// Messages that change the running patch, beside native Pd: random scripts of them, and what is printed.
import { tmpdir } from 'node:os'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { both, records } from './both.ts'
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

  /** A patch with [pd sub] and [namecanvas here], which does that on load, and others beside it. */
  async function says(messages: readonly string[], count: number, ...more: string[]): Promise<void> {
    const patch = records(
      'obj 10 10 loadbang',
      'obj 10 90 pd sub',
      'obj 10 130 namecanvas here',
      'obj 10 170 print out',
      ...more,
      ...messages.map(
        (message) => `msg 10 50 \\; ${message.replaceAll(/ ([;,])/g, ' \\$1').replaceAll('$', '\\$')}`
      ),
      ...messages.map((_, i) => `connect 0 0 ${4 + more.length + i} 0`)
    )
    const [ours, native] = await both(patch, beside)
    expect(native).toHaveLength(count)
    expect(ours).toStrictEqual(native)
  }
  const beside = {
    'voice.pd': records(
      'obj 10 10 inlet',
      'obj 10 50 f \\$1',
      'obj 10 90 outlet',
      'obj 90 10 loadbang',
      'obj 90 50 print out-voice',
      'obj 90 90 namecanvas \\$0-it',
      'connect 0 0 1 0',
      'connect 1 0 2 0',
      'connect 3 0 4 0'
    ),
    'grows.pd': records(
      'obj 10 10 loadbang',
      'obj 10 90 namecanvas \\$1-grows',
      'obj 10 50 f \\$1',
      'obj 10 70 print out-grows',
      'obj 10 50 msg',
      'msg 10 50 \\; \\$1-grows obj 10 10 receive tell \\; \\$1-grows connect 6 0 2 0',
      'connect 0 0 2 0',
      'connect 2 0 5 0',
      'connect 2 0 3 0'
    )
  }

  test('abstractions and copies fire when the canvas is told to', { timeout: 60_000 }, () =>
    says(
      [
        'pd-sub obj 10 10 voice 5',
        'pd-sub obj 10 10 receive ask',
        'pd-sub obj 10 10 print out-sub',
        'pd-sub connect 1 0 0 0',
        'pd-sub connect 0 0 2 0',
        'ask bang',
        'pd-sub loadbang',
        'pd-sub obj 10 10 clone voice 2 x',
        'pd-sub obj 10 10 receive copy',
        'pd-sub connect 4 0 3 0',
        'pd-sub connect 3 0 2 0',
        'pd-sub loadbang',
        'copy 1 bang',
        'pd-voice.pd obj 10 10 print out-late',
        'pd-voice.pd connect 1 0 6 0',
        'copy 0 bang'
      ],
      8
    )
  )

  test('arrays and graphs', { timeout: 60_000 }, () =>
    says(
      [
        'pd-sub arraydialog one 10 3 0',
        'pd-sub graph g1 0 -1 100 1 10 10 210 150 ; pd-g1 array two 10 float 3',
        'pd-sub array three 5 float 0',
        'one 0 1 2 3 ; two 0 4 5 6 ; three 0 7 8 9',
        'pd-sub obj 0 0 receive ask ; pd-sub obj 0 0 print out',
        'pd-sub obj 0 0 tabread one ; pd-sub obj 0 0 tabread two ; pd-sub obj 0 0 tabread three',
        'pd-sub connect 3 0 5 0 ; pd-sub connect 3 0 6 0 ; pd-sub connect 3 0 7 0',
        'pd-sub connect 5 0 4 0 ; pd-sub connect 6 0 4 0 ; pd-sub connect 7 0 4 0',
        'ask 1'
      ],
      3
    )
  )

  test('names: of a canvas, of a renamed one, of what lies around', { timeout: 60_000 }, () =>
    says(
      [
        'pd-sub rename other ; pd-sub obj 10 10 print out-no ; pd-other obj 10 10 print out-yes',
        'pd-other obj 10 10 receive ask ; pd-other connect 1 0 0 0 ; ask 1',
        'here obj 10 10 receive ask ; here connect 9 0 3 0 ; ask 2',
        'pd-other obj 10 10 pd \\\\$0-in ; pd-1003-in obj 10 10 receive ask',
        'pd-1003-in obj 10 10 print out-in ; pd-1003-in connect 0 0 1 0 ; ask 3'
      ],
      6
    )
  )

  test('a message goes through the cables that it lays itself', { timeout: 60_000 }, () =>
    says(
      [
        'here obj 10 10 print out-late ; here connect 0 0 3 0 ; here connect 0 0 6 0',
        'here connect 4 0 3 0 ; here connect 4 0 3 0'
      ],
      2
    )
  )

  test('abstractions build themselves, each its own', { timeout: 60_000 }, () =>
    says(['tell bang'], 4, 'obj 10 10 grows 1', 'obj 10 10 grows 2')
  )
})
