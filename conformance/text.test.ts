// Texts beside native Pd: random messages to the boxes that share one text, and what it holds after each.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atom, besideNative, comparable, number, ours, word } from './beside.ts'
import { runInPd, type PdSketch } from './native-pd.ts'

const runs = { numRuns: Number(process.env.CONFORMANCE_RUNS ?? 15) }
const plainRow = fc.array(atom, { maxLength: 4 })
const row = fc.array(fc.oneof(atom, fc.constantFrom('$1', 'x$2')), { maxLength: 4 })
const end = fc.constantFrom('\\;', '\\;', '\\,')
/** What [text fromlist] takes, perhaps without an end. */
const contentOf = (rows: fc.Arbitrary<string[]>): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(fc.tuple(rows, end), { maxLength: 6 }), fc.array(atom, { maxLength: 2 }))
    .map(([lines, last]) => [...lines.flatMap(([words, at]) => [...words, at]), ...last])
    .map((words) => ['list', ...words].join(' ').replace(/\$/g, '\\$'))
const content = contentOf(row)
/** [text get] of native Pd gives placeholders that are not even symbols. */
const plainContent = contentOf(plainRow)
const place = fc.oneof(fc.integer({ min: -1, max: 6 }), number).map(String)
const list = fc.array(atom, { maxLength: 4 }).map((words) => ['list', ...words].join(' '))
const key = fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }).map(String), word), {
  minLength: 1,
  maxLength: 3
})

/** Boxes and cables that send messages to a box later. */
function later(to: string, events: readonly (readonly [ms: number, message: string])[]) {
  const boxes: Record<string, string> = {}
  const cables: string[] = []
  events.forEach(([ms, message], i) => {
    Object.assign(boxes, { [`after${i}`]: `delay ${ms}`, [`late${i}`]: `msg ${message}` })
    cables.push(`load after${i}`, `after${i} late${i}`, `late${i} ${to}`)
  })
  return { boxes, cables }
}

/** Messages to ports of boxes, one after the other; after each, the boxes of `look` get a bang. */
function sketchOf(
  boxes: Readonly<Record<string, string>>,
  cables: readonly string[],
  events: readonly (readonly [port: string, message: string])[],
  look: readonly string[] = []
): PdSketch {
  const all: Record<string, string> = { load: 'loadbang', ...boxes }
  const more: string[] = []
  events.forEach(([port, message], i) => {
    all[`m${i}`] = `msg ${message}`
    all[`t${i}`] = 't b b'
    more.push(`load t${i}`, `t${i}:1 m${i}`, `m${i} ${port}`, ...look.map((box) => `t${i} ${box}`))
  })
  return { boxes: all, cables: [...cables, ...more] }
}

async function same(sketch: PdSketch): Promise<string[]> {
  const native = comparable(runInPd(sketch))
  expect(comparable(await ours(sketch))).toStrictEqual(native)
  return native
}

const BASE = { d: 'text define T', from: 'text fromlist T', all: 'text tolist T', text: 'print text' }

besideNative({}, () => {
  test('changing a text', { timeout: 60_000 }, async () => {
    const events = (contents: fc.Arbitrary<string>, own: readonly string[]) =>
      fc.tuple(
        contents,
        fc.array(
          fc.oneof(
            contents.map((message) => ['from', message] as const),
            fc.tuple(fc.constantFrom('set', 'insert'), list),
            fc.tuple(fc.constantFrom('set:1', 'insert:1'), place),
            fc.tuple(fc.constant('set:2'), fc.integer({ min: -1, max: 3 }).map(String)),
            fc.tuple(fc.constant('delete'), place),
            fc.tuple(fc.constant('d'), fc.constantFrom(...own))
          ),
          { minLength: 1, maxLength: 10 }
        )
      )
    // Native Pd has no place for placeholders in its order.
    const cases = fc.oneof(
      events(content, ['clear']),
      events(plainContent, ['clear', 'sort', 'set 1 a \\; b'])
    )
    await fc.assert(
      fc.asyncProperty(cases, async ([first, all]) => {
        const boxes = { ...BASE, set: 'text set T', insert: 'text insert T', delete: 'text delete T' }
        await same(sketchOf(boxes, ['all text'], [['from', first], ...all], ['all']))
      }),
      runs
    )
  })

  test('reading a text', { timeout: 60_000 }, async () => {
    const event = fc.oneof(
      plainContent.map((message) => ['from', message] as const),
      fc.tuple(fc.constant('get'), place),
      fc.tuple(fc.constantFrom('get:1', 'get:2'), fc.integer({ min: -1, max: 3 }).map(String)),
      fc.tuple(fc.constant('size'), fc.oneof(place, fc.constant('bang'))),
      fc.constantFrom(['get:3', 'symbol U'] as const, ['get:3', 'symbol T'] as const)
    )
    await fc.assert(
      fc.asyncProperty(
        plainContent,
        fc.array(event, { minLength: 1, maxLength: 12 }),
        async (first, events) => {
          const boxes = {
            ...BASE,
            u: 'text define U',
            fromU: 'text fromlist U',
            get: 'text get T',
            size: 'text size T',
            line: 'print line',
            type: 'print type',
            count: 'print count'
          }
          const cables = ['get line', 'get:1 type', 'size count']
          await same(
            sketchOf(boxes, cables, [['from', first], ['fromU', 'list of another \\; text'], ...events])
          )
        }
      ),
      runs
    )
  })

  test('searching a text', { timeout: 60_000 }, async () => {
    const small = fc.array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }).map(String), word), { maxLength: 3 }),
      {
        maxLength: 7
      }
    )
    const fields = fc.array(
      fc
        .tuple(fc.constantFrom('', '', '> ', '>= ', '< ', '<= ', 'near '), fc.nat({ max: 2 }))
        .map((all) => all.join('')),
      { maxLength: 3 }
    )
    const event = fc.oneof(
      { weight: 4, arbitrary: key.map((words) => `list ${words.join(' ')}`) },
      { weight: 1, arbitrary: fc.tuple(place, place).map(([a, b]) => `range ${a} ${b}`) }
    )
    await fc.assert(
      fc.asyncProperty(
        small,
        fields,
        fc.array(event, { minLength: 1, maxLength: 8 }),
        async (lines, args, events) => {
          const boxes = { ...BASE, it: ['text search T', ...args].join(' '), found: 'print found' }
          const all = ['list', ...lines.flatMap((words) => [...words, '\\;'])].join(' ')
          await same(
            sketchOf(
              boxes,
              ['it found'],
              [['from', all], ...events.map((message) => ['it', message] as const)]
            )
          )
        }
      ),
      runs
    )
  })

  /** Lines for sequences: numbers and names before what is sent, placeholders, commas. */
  const steps = fc
    .array(
      fc.tuple(
        fc.array(fc.constantFrom('0', '10', '2.5'), { maxLength: 2 }),
        fc.constantFrom('a', 'b', 'a', 'nobody', 'wait'),
        fc.array(fc.constantFrom('1', '2', 'x', 'list', '\\$1', 'y\\$2'), { maxLength: 3 }),
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom('\\;', '\\;', '\\,')
      ),
      { minLength: 1, maxLength: 6 }
    )
    .map((lines) =>
      lines.flatMap(([numbers, name, rest, shape, at]) => [
        ...(shape > 1 ? numbers : []),
        ...(shape > 0 ? [name, ...rest] : []),
        at
      ])
    )
  const RECEIVERS = { ra: 'r a', pa: 'print a', rb: 'r b', pb: 'print b' }
  const CLOCKED = { zero: 'bang', tick: 'bang', clock: 'timer', at: 'print at' }
  const heard = ['ra pa', 'rb pb']
  const timed = ['load zero', 'zero clock', 'ra tick', 'rb tick', 'tick clock:1', 'clock at']

  test('a text in sequence', { timeout: 120_000 }, async () => {
    const flags = fc.constantFrom('', '', '-g', '-w 1', '-w 2', '-w wait', '-g -w wait', '-w 1 -t 2 msec')
    const event = fc.oneof(
      { weight: 6, arbitrary: fc.constant('step') },
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          'bang',
          'bang',
          '3',
          'list p 4',
          'args 7 8',
          'args',
          'auto',
          'stop',
          'tempo 0.5 msec'
        )
      },
      { weight: 2, arbitrary: fc.integer({ min: 0, max: 5 }).map((n) => `line ${n}`) }
    )
    const lateEvents = fc.array(
      fc.tuple(
        fc.integer({ min: 1, max: 40 }),
        fc.oneof(event, fc.constantFrom('stop', 'tempo 3 msec', 'tempo 0.25 msec', 'auto'))
      ),
      { maxLength: 4 }
    )
    await fc.assert(
      fc.asyncProperty(
        steps,
        flags,
        fc.array(event, { minLength: 1, maxLength: 10 }),
        lateEvents,
        async (lines, flag, events, late) => {
          const more = later('it', late)
          const boxes = {
            ...BASE,
            ...RECEIVERS,
            ...CLOCKED,
            ...more.boxes,
            it: `text sequence T ${flag}`.trim()
          }
          const outlets = (flag.includes('-g') ? 0 : 1) + (flag === '' ? 0 : 1) + 1
          const prints = Object.fromEntries(
            Array.from({ length: outlets }, (_, i) => [`p${i}`, `print out${i}`])
          )
          const cables = [
            ...heard,
            ...timed,
            ...more.cables,
            ...Object.keys(prints).map((name, i) => `it:${i} ${name}`)
          ]
          await same(
            sketchOf({ ...boxes, ...prints }, cables, [
              ['from', ['list', ...lines].join(' ')],
              ['it', 'line 0'],
              ...events.map((message) => ['it', message] as const)
            ])
          )
        }
      ),
      runs
    )
  })

  test('[qlist] and [textfile]', { timeout: 120_000 }, async () => {
    const line = fc
      .tuple(
        fc.array(fc.constantFrom('0', '10', '2.5'), { maxLength: 2 }),
        fc.constantFrom('a', 'b', 'nobody', 'list', 'bang'),
        fc.array(fc.constantFrom('1', '2', 'x', 'list', 'symbol'), { maxLength: 3 }),
        fc.nat({ max: 3 })
      )
      .map(([numbers, name, rest, shape]) => [
        ...(shape > 1 ? numbers : []),
        ...(shape > 0 ? [name, ...rest] : [])
      ])
    const written = fc
      .tuple(fc.constantFrom('add', 'add', 'add', 'add2', 'set'), line)
      .map(([how, words]) => [how, ...words].join(' '))
    const event = (...own: string[]) =>
      fc.oneof(
        { weight: 4, arbitrary: written },
        { weight: 1, arbitrary: fc.constantFrom('rewind', 'clear') },
        { weight: 6, arbitrary: fc.constantFrom(...own) }
      )
    const kinds = fc.oneof(
      fc.tuple(
        fc.constant('textfile'),
        fc.array(event('bang', 'bang', 'rewind'), { minLength: 1, maxLength: 12 })
      ),
      fc.tuple(
        fc.constant('qlist'),
        fc.array(event('bang', 'next', 'next', 'next 1', 'tempo 2', 'tempo 0.5'), {
          minLength: 1,
          maxLength: 12
        })
      )
    )
    const lateEvents = fc.array(
      fc.tuple(
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('rewind', 'bang', 'next', 'tempo 2', 'tempo 0.3', 'add 3 b 9')
      ),
      { maxLength: 4 }
    )
    await fc.assert(
      fc.asyncProperty(kinds, lateEvents, async ([name, events], late) => {
        const more = later('it', name === 'qlist' ? late : [])
        const boxes = {
          // Not at time 0, which the tempo of native Pd's [qlist] takes for no time at all.
          load: 'delay 5',
          first: 'loadbang',
          ...RECEIVERS,
          ...CLOCKED,
          ...more.boxes,
          it: name,
          p0: 'print out0',
          p1: 'print out1'
        }
        const all = ['add a 1', 'add 10 b x', 'add 5 6 a list 2', ...events, 'rewind', 'bang']
        await same(
          sketchOf(
            boxes,
            ['first load', ...heard, ...timed, ...more.cables, 'it p0', 'it:1 p1'],
            all.map((message) => ['it', message] as const)
          )
        )
      }),
      runs
    )
  })
})
