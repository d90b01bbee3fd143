// Calculating objects and the glue of numbers beside native Pd.
import fc from 'fast-check'
import { besideNative, messages, named, number, numbers, optional, word, type Kind } from './beside.ts'

const whole = fc.integer({ min: -70, max: 70 })
/** Whole numbers, some with a fraction, and some that 32 bits cannot hold. */
const bits = fc.oneof(
  number,
  whole,
  fc.constantFrom(65536, 1e10, -1e10, 16777216, 2147483648, -2147483648, 8388607)
)

function two(name: string, arg: fc.Arbitrary<number> = number, left = arg): Kind {
  const hot = left.map(String)
  return {
    text: optional(name, arg),
    inlets: () => 2,
    outlets: () => 1,
    hot: fc.oneof(
      hot,
      messages.bang,
      fc.tuple(left, arg).map((list) => list.join(' '))
    ),
    cold: arg.map(String)
  }
}
const one = (name: string, arg: fc.Arbitrary<number> = number): Kind => ({
  text: fc.constant(name),
  inlets: () => 1,
  outlets: () => 1,
  hot: fc.oneof(arg.map(String), messages.bang, numbers)
})
const small = fc.integer({ min: -24, max: 24 }).map((n) => n / 8)

besideNative({
  ...Object.fromEntries(['&', '|', '&&', '||', '<<', '>>'].map((name) => [name, two(name, bits)])),
  pow: two('pow', small),
  log: two('log', fc.oneof(small, number)),
  atan2: two('atan2'),
  ...Object.fromEntries(
    ['sin', 'cos', 'tan', 'atan', 'sqrt', 'exp', 'abs', 'wrap'].map((name) => [name, one(name)])
  ),
  mtof: one('mtof', fc.oneof(number, fc.constantFrom(-1500, -1500.5, -1400, 1499, 1500, 1e6))),
  ftom: one('ftom', fc.oneof(number, fc.constantFrom(-1, 0, 20000, 1e-6))),
  dbtorms: one('dbtorms', fc.oneof(number, fc.constantFrom(484, 485, 486, 1e6))),
  rmstodb: one('rmstodb', fc.oneof(number, fc.constantFrom(0.00001, 0.0001, 1e6))),
  // Above 485 dB a power is infinite in Pd's 32 bits.
  dbtopow: one('dbtopow', fc.oneof(number, fc.constantFrom(400, 480))),
  powtodb: one('powtodb', fc.oneof(number, fc.constantFrom(0.00001, 0.0001, 1e6))),
  clip: {
    text: named('clip', fc.array(number.map(String), { maxLength: 2 })),
    inlets: () => 3,
    outlets: () => 1,
    hot: fc.oneof(messages.number, messages.bang, numbers),
    cold: messages.number
  },
  moses: {
    text: optional('moses', number),
    inlets: () => 2,
    outlets: () => 2,
    hot: fc.oneof(messages.number, numbers, messages.symbol),
    cold: messages.number
  },
  change: {
    text: optional('change', number),
    inlets: () => 1,
    outlets: () => 1,
    hot: fc.oneof(
      fc.integer({ min: -1, max: 1 }).map(String),
      fc.integer({ min: -1, max: 1 }).map((n) => `set ${n}`),
      messages.bang,
      numbers,
      messages.symbol
    )
  },
  swap: {
    text: fc
      .tuple(fc.constantFrom('swap', 'fswap'), fc.option(number, { nil: '' }))
      .map((all) => all.join(' ').trim()),
    inlets: () => 2,
    outlets: () => 2,
    hot: fc.oneof(messages.number, messages.bang, numbers),
    cold: messages.number
  },
  value: {
    text: fc.constantFrom('value', 'value h', 'v h'),
    inlets: (text) => (text === 'value' ? 2 : 1),
    outlets: () => 1,
    cold: word.map((w) => `symbol ${w}`),
    hot: fc.oneof(
      messages.number,
      messages.bang,
      numbers,
      messages.symbol,
      number.map((x) => `; h ${x}`),
      word.map((w) => `; h ${w}`)
    )
  }
})
