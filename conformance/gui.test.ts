// Pd's GUI boxes beside native Pd: with all their arguments at random, and messages by cable and by name, before the patch speaks
// itself (init) and after it.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anything, comparable, messages, number, ours } from './beside.ts'
import { pdMissing, runInPd, type PdSketch } from './native-pd.ts'

const RUNS = Number(process.env.CONFORMANCE_RUNS ?? 15)
const SEED = Number(process.env.CONFORMANCE_SEED ?? 1)

interface Event {
  message: string
  by: 'cable' | 'name' | 'right'
  /** In the first turn, soon after it, or long after. */
  at: 0 | 1 | 10
}
interface Sample {
  text: string
  first: boolean
  events: readonly Event[]
}

const flag = fc.constantFrom('0', '1')
const onOff = fc.constantFrom('0', '1', '1')
const value = number.map(String)
/** Of the sample's own: `R` is where it receives, `S` where a [receive] listens. */
const sends = fc.constantFrom('S', 'S', 'empty', 'R')
const receives = fc.constantFrom('R', 'R', 'R', 'empty')
const look = 'empty 17 7 0 10 -262144 -1 -1'
const words = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(' '))
const is = (text: string) => fc.constant(text)

const operation = (name: string, ...parts: fc.Arbitrary<string>[]) => words(is(name), ...parts)
const sizes = fc.integer({ min: -2, max: 20 }).map(String)
const common = fc.oneof(
  operation('send', sends),
  fc.constantFrom(
    'send',
    'init',
    'init 0',
    'init 1',
    'loadbang',
    'loadbang 1',
    'set',
    'set foo',
    'foo',
    'list foo 1'
  ),
  fc.constantFrom(
    'label x',
    'label_pos 1 2',
    'label_font 0 9',
    'color 1 2 3',
    'delta 1 2',
    'pos 5 5',
    'size 20'
  )
)
/** `list 7` is 7, but Pd's [nbx] sees a difference where it sends to itself. */
const unlike = (text: string): boolean => !/^list [-\d.]+$/.test(text)
const plain = fc
  .oneof(messages.bang, messages.number, messages.list, operation('set', value), anything)
  .filter(unlike)
const into = (...own: fc.Arbitrary<string>[]) =>
  fc.oneof({ weight: 4, arbitrary: plain }, { weight: 1, arbitrary: common }, ...own)
const range = operation('range', value, value)

const slider = (name: string): [fc.Arbitrary<string>, fc.Arbitrary<string>] => [
  words(
    is(name),
    sizes.map((n) => (name === 'vsl' ? '15' : String(Number(n) * 10))),
    sizes.map((n) => (name === 'vsl' ? String(Number(n) * 10) : '15')),
    value,
    value,
    flag,
    onOff,
    sends,
    receives,
    is(look),
    fc.integer({ min: -500, max: 25000 }).map(String),
    flag
  ),
  into(range, is('lin'), is('log'), is('steady 0'), operation('range', value))
]
const radio = (name: string): [fc.Arbitrary<string>, fc.Arbitrary<string>] => [
  words(is(name), is('15'), flag, onOff, sizes, sends, receives, is(look), value),
  into(operation('number', value), is('number'))
]
const atom = (name: string): [fc.Arbitrary<string>, fc.Arbitrary<string>] => [
  words(
    is(`${name} 5`),
    value,
    value,
    is('0'),
    is('-'),
    fc.constantFrom('- -', 'R -', '- S', 'R S', '- --S', '-R -S', '--R S'),
    is('12')
  ),
  fc.oneof(
    { weight: 3, arbitrary: anything },
    operation('set', fc.constantFrom('', '1', 'a', '1 b', 'list 3')),
    is('list')
  )
]

const kinds: Record<string, [text: fc.Arbitrary<string>, message: fc.Arbitrary<string>]> = {
  bng: [
    words(is('bng 15 250 50'), onOff, sends, receives, is(look)),
    into(fc.constantFrom('flashtime 1 2', 'flashtime'))
  ],
  tgl: [
    words(is('tgl 15'), onOff, sends, receives, is(look), value, value),
    into(operation('nonzero', value), is('nonzero'))
  ],
  'tgl without its last': [words(is('tgl 15'), onOff, sends, receives, is(look), value), into()],
  nbx: [
    words(is('nbx 5 14'), value, value, flag, onOff, sends, receives, is(look), value, is('256')),
    into(range, is('lin'), is('log'), operation('log_height', value))
  ],
  hsl: slider('hsl'),
  vsl: slider('vsl'),
  hradio: radio('hradio'),
  vradio: radio('vradio'),
  hdl: radio('hdl'),
  vdl: radio('vdl'),
  'radio, bare': [fc.constantFrom('hradio', 'vradio', 'hdl', 'vdl'), plain],
  vu: [fc.constantFrom('vu', 'vu 15 120 R empty -1 -8 0 10 -66577 -1 1 0'), fc.oneof(plain, is('scale 0'))],
  floatatom: atom('floatatom'),
  symbolatom: atom('symbolatom'),
  listbox: atom('listbox')
}

/** The boxes of one sample, whose names all begin with its number. */
function sketchOf({ text, first, events }: Sample, i: number): PdSketch {
  const kind = text.split(' ')[0]!
  const own = (words: string): string => words.replace(/(?<![a-z])[RS]\b/g, (name) => `${name}${i}`)
  const box = own(text)
  // An atom with a name has no such port in Pd.
  const [receive, send] = /^(floatatom|symbolatom|listbox)/.test(kind)
    ? box.split(' ').slice(6, 8)
    : ['-', '-']
  const it: Record<string, string> = { it: box }
  const boxes: Record<string, string> = {
    ...(first ? it : {}),
    load: 'loadbang',
    d1: 'delay 1',
    d10: 'delay 10',
    ...(first ? {} : it),
    r: `r S${i}`,
    byname: `print ${i}S`,
    r2: `r R${i}`,
    byname2: `print ${i}R`
  }
  const cables = ['load d1', 'load d10', 'r byname', 'r2 byname2']
  for (let outlet = 0; outlet < (kind === 'vu' ? 2 : 1); outlet++) {
    boxes[`out${outlet}`] = `print ${i}out${outlet}`
    if (send === '-') cables.push(`it:${outlet} out${outlet}`)
  }
  events.forEach(({ message, by, at }, k) => {
    const inside = own(message)
    boxes[`msg${k}`] = by === 'name' ? `msg ; R${i} ${inside}` : `msg ${inside}`
    cables.push(`${at === 0 ? 'load' : `d${at}`} msg${k}`)
    if (by !== 'name' && receive === '-') cables.push(`msg${k} it:${by === 'right' && kind === 'vu' ? 1 : 0}`)
  })
  const inside = (end: string) => `${i}-${end}`
  return {
    boxes: Object.fromEntries(Object.entries(boxes).map(([id, each]) => [inside(id), each])),
    cables: cables.map((cable) => cable.split(' ').map(inside).join(' '))
  }
}

const missing = pdMissing()
describe.skipIf(missing !== null)('beside native Pd', () => {
  for (const [name, [text, message]] of Object.entries(kinds)) {
    test(name, { timeout: 60_000 }, async () => {
      const event = fc.record<Event>({
        message,
        by: fc.constantFrom('cable', 'name', 'right'),
        at: fc.constantFrom(0, 1, 10)
      })
      const samples = fc.sample(
        fc.record<Sample>({
          text,
          first: fc.boolean(),
          events: fc.array(event, { minLength: 1, maxLength: 8 })
        }),
        { seed: SEED, numRuns: RUNS }
      )
      const sketches = samples.map(sketchOf)
      const together: PdSketch = {
        boxes: Object.assign({}, ...sketches.map(({ boxes }) => boxes)) as Record<string, string>,
        cables: sketches.flatMap(({ cables }) => cables)
      }
      // Whether what is no number has a sign is for the processor to say.
      const bySample = (lines: readonly string[]) =>
        samples.map((sample, i) => ({
          sample,
          lines: lines
            .filter((line) => parseInt(line, 10) === i)
            .map((line) => line.replace(/-?nan/gi, 'nan'))
        }))
      const found = bySample(comparable(await ours(together)))
      const native = bySample(comparable(runInPd(together)))
      expect(native.some(({ lines }) => lines.length > 0)).toBe(true)
      // The first that differs says all.
      const wrong = found.findIndex(({ lines }, i) => lines.join('\n') !== native[i]!.lines.join('\n'))
      expect(found[wrong]).toStrictEqual(native[wrong])
    })
  }
})
