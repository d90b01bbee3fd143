// Boxes of many boxes beside native Pd: copies, names of our own classes, kept states.
import { expect, test } from 'vitest'
import { both, canvas, records } from './both.ts'
import { pdMissing } from './native-pd.ts'

const voice = records(
  'obj 10 10 inlet',
  'obj 90 10 inlet',
  'obj 10 50 f \\$1',
  'obj 10 90 list append \\$2',
  'obj 10 130 outlet',
  'obj 90 130 outlet',
  'obj 200 10 loadbang',
  'msg 200 50 loaded',
  'connect 0 0 2 0',
  'connect 2 0 3 0',
  'connect 3 0 4 0',
  'connect 1 0 5 0',
  'connect 6 0 7 0',
  'connect 7 0 5 0'
)

test.skipIf(pdMissing() !== null)('[clone] beside native Pd', { timeout: 60_000 }, async () => {
  for (const text of ['clone voice 3 x', 'clone 3 voice x', 'clone -s 5 voice 3 7', 'clone -x voice 2 1 2']) {
    const sent = [
      '1 bang',
      'next bang',
      'next bang',
      'this bang',
      'all bang',
      'set 1',
      'next 7',
      '6',
      '9 1',
      '6 foo 1',
      'all foo'
    ]
    const patch = records(
      `obj 10 50 ${text}`,
      'obj 10 90 print out0',
      'obj 90 90 print out1',
      'obj 10 10 loadbang',
      'connect 0 0 1 0',
      'connect 0 1 2 0',
      ...sent.map((message) => `msg 10 30 ${message}`),
      ...sent.flatMap((_, i) => [
        `connect 3 0 ${4 + i} 0`,
        `connect ${4 + i} 0 0 0`,
        `connect ${4 + i} 0 0 1`
      ])
    )
    const [ours, native] = await both(patch, { 'voice.pd': voice })
    expect(native.length).toBeGreaterThan(5)
    expect(ours, text).toStrictEqual(native)
  }
})

test.skipIf(pdMissing() !== null)(
  '[clone] in an abstraction that says how many copies, and of what',
  { timeout: 60_000 },
  async () => {
    const host = records(
      'obj 10 10 clone voice \\$1 a',
      'obj 10 50 clone \\$2 \\$1',
      'obj 10 90 clone -s 3 \\$2 2 \\$1',
      'obj 10 130 clone voice \\$3',
      'msg 200 10 all bang',
      'obj 200 50 loadbang',
      ...[0, 1, 2, 3].flatMap((i) => [`obj 10 200 print out${i}0`, `obj 90 200 print out${i}1`]),
      'connect 5 0 4 0',
      ...[0, 1, 2, 3].flatMap((i) => [
        `connect 4 0 ${i} 0`,
        `connect ${i} 0 ${6 + 2 * i} 0`,
        `connect ${i} 1 ${7 + 2 * i} 0`
      ])
    )
    const outer = records('obj 10 10 host \\$1 voice')
    const patch = records('obj 10 10 host 3 voice', 'obj 10 50 outer 2', 'obj 10 90 outer', 'obj 10 90 host')
    const [ours, native] = await both(patch, { 'voice.pd': voice, 'host.pd': host, 'outer.pd': outer })
    expect(native.length).toBeGreaterThan(20)
    expect(ours).toStrictEqual(native)
  }
)

test.skipIf(pdMissing() !== null)(
  'an abstraction named as a class of ours alone',
  { timeout: 60_000 },
  async () => {
    const counter = records(
      'obj 10 10 inlet',
      'obj 10 50 * \\$1',
      'obj 10 90 outlet',
      'connect 0 0 1 0',
      'connect 1 0 2 0'
    )
    const patch = records(
      'obj 10 10 loadbang',
      'msg 10 30 4',
      'obj 10 50 counter 3',
      'obj 10 90 print out',
      'obj 10 50 gate 5',
      'connect 0 0 1 0',
      'connect 1 0 2 0',
      'connect 2 0 3 0',
      'connect 1 0 4 0',
      'connect 4 0 3 0',
      'connect 4 0 3 0'
    )
    const [ours, native] = await both(patch, { 'counter.pd': counter, 'gate.pd': counter })
    expect(native).toStrictEqual(['out: 12', 'out: 20'])
    expect(ours).toStrictEqual(native)
  }
)

test.skipIf(pdMissing() !== null)(
  '[savestate] gives back what was kept, before anything fires',
  { timeout: 60_000 },
  async () => {
    const keeps = records(
      'obj 10 10 savestate',
      'obj 10 50 print out-kept',
      'obj 10 90 outlet',
      'obj 90 10 loadbang',
      'obj 90 50 print out-load',
      'connect 0 0 1 0',
      'connect 0 0 2 0',
      'connect 3 0 4 0'
    )
    const patch = `${canvas}#X obj 10 10 keeps;\n#A saved 3 foo;\n#A saved 7;\n#X obj 10 50 print out;\n#X connect 0 0 1 0;\n`
    const [ours, native] = await both(patch, { 'keeps.pd': keeps })
    expect(native.length).toBeGreaterThan(2)
    expect(ours).toStrictEqual(native)
  }
)
