// Glue, arithmetic and time beside native Pd.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  anything,
  args,
  atom,
  besideNative,
  comparable,
  messages,
  named,
  number,
  numbers,
  optional,
  ours,
  word,
  words,
  type Kind
} from './beside.ts'
import { runInPd, type PdSketch } from './native-pd.ts'

const operator = (name: string): Kind => ({
  text: optional(name, number),
  inlets: () => 2,
  outlets: () => 1,
  hot: fc.oneof(messages.number, messages.bang, numbers),
  cold: messages.number
})
const kinds: Record<string, Kind> = {
  ...Object.fromEntries(
    ['+', '-', '*', '/', 'mod', 'div', '==', '!=', '>', '<', '>=', '<=', 'max', 'min'].map((name) => [
      name,
      operator(name)
    ])
  ),
  // Pd forgets the left number when the right one is -1; Loadbang does not.
  '%': { ...operator('%'), text: optional('%', fc.nat({ max: 9 })), cold: fc.nat({ max: 9 }).map(String) },
  float: {
    text: optional('f', number),
    inlets: () => 2,
    outlets: () => 1,
    hot: fc.oneof(messages.number, messages.bang, fc.constantFrom('symbol 3.5', 'symbol 2x')),
    cold: messages.number
  },
  int: {
    text: optional('i', number),
    inlets: () => 2,
    outlets: () => 1,
    hot: fc.oneof(messages.number, messages.bang),
    cold: messages.number
  },
  symbol: {
    text: optional('symbol', word),
    inlets: () => 2,
    outlets: () => 1,
    // `list 7` is 7, but Pd's [symbol] sees a difference.
    hot: anything.filter((text) => !/^list [-\d.]+$/.test(text)),
    cold: messages.symbol
  },
  bang: { text: fc.constantFrom('b', 'bang'), inlets: () => 1, outlets: () => 1, hot: anything },
  trigger: {
    text: named(
      't',
      // Numbers are constants from Pd 0.54 on; Debian's Pd reads them as `f`.
      args(fc.constantFrom('b', 'f', 's', 'l', 'a', 'bang', 'float', 'symbol', 'list', 'anything'))
    ),
    inlets: () => 1,
    outlets: (text) => words(text) || 2,
    hot: anything
  },
  'route numbers': {
    text: named('route', fc.array(number.map(String), { maxLength: 4 })),
    inlets: (text) => (words(text) > 1 ? 1 : 2),
    outlets: (text) => (words(text) || 1) + 1,
    hot: anything,
    cold: messages.number
  },
  'route selectors': {
    text: named(
      'route',
      fc.array(fc.oneof(word, fc.constantFrom('bang', 'float', 'symbol', 'list')), {
        minLength: 1,
        maxLength: 4
      })
    ),
    inlets: (text) => (words(text) > 1 ? 1 : 2),
    outlets: (text) => words(text) + 1,
    hot: anything,
    cold: messages.symbol
  },
  'select numbers': {
    text: named('sel', fc.array(number.map(String), { maxLength: 4 })),
    inlets: (text) => (words(text) > 1 ? 1 : 2),
    outlets: (text) => (words(text) || 1) + 1,
    hot: fc.oneof(messages.number, messages.symbol, messages.list, messages.command),
    cold: messages.number
  },
  'select symbols': {
    text: named('sel', fc.array(word, { minLength: 1, maxLength: 4 })),
    inlets: (text) => (words(text) > 1 ? 1 : 2),
    outlets: (text) => words(text) + 1,
    hot: fc.oneof(messages.number, messages.symbol, messages.list, messages.command),
    cold: messages.symbol
  },
  spigot: {
    text: optional('spigot', fc.constantFrom(0, 1, -1)),
    inlets: () => 2,
    outlets: () => 1,
    hot: anything,
    cold: messages.number
  },
  pack: {
    text: named('pack', args(fc.constantFrom('f', 's', 'float', 'symbol'), number.map(String))),
    inlets: (text) => words(text) || 2,
    outlets: () => 1,
    hot: anything,
    cold: fc.oneof(messages.number, messages.symbol)
  },
  unpack: {
    text: named('unpack', args(fc.constantFrom('f', 's', 'float', 'symbol'), number.map(String))),
    inlets: () => 1,
    outlets: (text) => words(text) || 2,
    hot: anything
  },
  until: {
    text: fc.constant('until'),
    inlets: () => 1,
    outlets: () => 1,
    hot: fc.integer({ min: -2, max: 5 }).map(String)
  },
  random: {
    text: optional('random', fc.integer({ min: -2, max: 1000 })),
    inlets: () => 2,
    outlets: () => 1,
    hot: fc.oneof(
      { weight: 5, arbitrary: messages.bang },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 1e6 }).map((n) => `seed ${n}`) }
    ),
    cold: messages.number
  },
  print: {
    text: fc.constantFrom('print', 'print foo', 'print foo bar'),
    inlets: () => 1,
    outlets: () => 0,
    hot: anything
  },
  message: {
    text: fc
      .array(fc.oneof(atom, fc.constantFrom('$1', '$2', 'pre-$1', ',')), { minLength: 1, maxLength: 5 })
      .map((parts) => `msg ${parts.join(' ').replaceAll(' ,', ',')}`),
    inlets: () => 1,
    outlets: () => 1,
    hot: fc.oneof(
      messages.bang,
      messages.number,
      messages.list,
      fc.array(atom, { maxLength: 3 }).map((list) => ['set', ...list].join(' ')),
      fc.array(atom, { minLength: 1, maxLength: 3 }).map((list) => ['add2', ...list].join(' '))
    )
  }
}

/** A [timer] that is set to nothing at the start and read at its right inlet. */
const CLOCK = { zero: 'bang', time: 'timer' }

/** A metro that prints the time of each bang and is stopped by its own nth. */
function metro(text: string, n: number): PdSketch {
  return {
    boxes: {
      load: 'loadbang',
      time: 'timer',
      m: text,
      p: 'print t',
      f: 'f 0',
      add: '+ 1',
      sel: `sel ${n}`,
      stop: 'msg 0'
    },
    cables: [
      'load time',
      'load m',
      'm time:1',
      'time p',
      'm f',
      'f add',
      'add f:1',
      'add sel',
      'sel stop',
      'stop m'
    ]
  }
}

besideNative(kinds, () => {
  // Each object in time writes when it does something: logical times must be the same to the last digit.
  const timed: Record<string, PdSketch> = {
    'metro in milliseconds, stopped by the fifth': metro('metro 100', 5),
    'metro of a fraction': metro('metro 0.7', 4),
    'metro of nothing ticks every millisecond': metro('metro 0', 7),
    'metro in beats a minute': metro('metro 1 240 permin', 3),
    'metro in seconds': metro('metro 0.5 1 sec', 3),
    'two metros at equal times': {
      boxes: {
        load: 'loadbang',
        b: 'metro 50',
        a: 'metro 100',
        pa: 'print a',
        pb: 'print b',
        off: 'delay 450',
        stop: 'msg stop'
      },
      cables: ['load b', 'load a', 'a pa', 'b pb', 'load off', 'off stop', 'stop a', 'stop b']
    },
    'a new period counts from the next bang': {
      boxes: {
        load: 'loadbang',
        m: 'metro 100',
        d: 'delay 150',
        to: 'msg 30',
        p: 'print t',
        off: 'delay 400',
        stop: 'msg stop',
        ...CLOCK
      },
      cables: [
        'load zero',
        'zero time',
        'load m',
        'load d',
        'd to',
        'to m:1',
        'm time:1',
        'time p',
        'load off',
        'off stop',
        'stop m'
      ]
    },
    'tempo rescales what is left': {
      boxes: {
        load: 'loadbang',
        d: 'delay 100',
        at: 'delay 40',
        tempo: 'msg tempo 2 msec',
        p: 'print t',
        ...CLOCK
      },
      cables: ['load zero', 'zero time', 'load d', 'load at', 'at tempo', 'tempo d', 'd time:1', 'time p']
    },
    'a delay starts anew': {
      boxes: { load: 'loadbang', d: 'delay 100', at: 'delay 40', p: 'print t', ...CLOCK },
      cables: ['load zero', 'zero time', 'load d', 'load at', 'at d', 'd time:1', 'time p']
    },
    'a delay by number, stopped, and by its right inlet': {
      boxes: {
        load: 'loadbang',
        d: 'del',
        n: 'msg 20',
        right: 'msg 70',
        go: 'delay 200',
        halt: 'msg stop',
        at: 'delay 10',
        p: 'print t',
        ...CLOCK
      },
      cables: [
        'load zero',
        'zero time',
        'load n',
        'n d',
        'load at',
        'at halt',
        'halt d',
        'load right',
        'right d:1',
        'load go',
        'go d',
        'd time:1',
        'time p'
      ]
    },
    'the timer in seconds': {
      boxes: { load: 'loadbang', d: 'delay 1500', time: 'timer 1 sec', p: 'print t' },
      cables: ['load time', 'load d', 'd time:1', 'time p']
    }
  }
  for (const [name, sketch] of Object.entries(timed)) {
    test(name, async () => {
      const native = comparable(runInPd(sketch))
      expect(native.length).toBeGreaterThan(0)
      expect(comparable(await ours(sketch))).toStrictEqual(native)
    })
  }

  test('a counting loop, sends newest first, and a loop cut off by a counter', async () => {
    const sketch: PdSketch = {
      boxes: {
        load: 'loadbang',
        f: 'f',
        add: '+ 1',
        t: 't f f',
        less: 'sel 40',
        p: 'print n',
        s: 's all',
        r1: 'r all',
        r2: 'r all',
        p1: 'print first',
        p2: 'print second',
        sp: 'spigot 1',
        close: 'msg 0'
      },
      cables: [
        'load f',
        'f add',
        'add t',
        't:1 f:1',
        't:1 p',
        't:1 s',
        't:1 less',
        'less close',
        'close sp:1',
        't sp',
        'sp f',
        'r1 p1',
        'r2 p2'
      ]
    }
    const native = comparable(runInPd(sketch))
    expect(native.filter((line) => line.startsWith('n: '))).toHaveLength(40)
    expect(comparable(await ours(sketch))).toStrictEqual(native)
  })

  test('the first five of [random 100], for three instances (bit for bit)', async () => {
    const boxes: Record<string, string> = { load: 'loadbang' }
    const cables: string[] = []
    for (const name of ['a', 'b', 'c']) {
      Object.assign(boxes, {
        [name]: 'random 100',
        [`u${name}`]: 'until',
        [`p${name}`]: `print ${name}`,
        [`n${name}`]: 'msg 5'
      })
      cables.push(`load n${name}`, `n${name} u${name}`, `u${name} ${name}`, `${name} p${name}`)
    }
    const lines = await ours({ boxes, cables })
    expect(lines.slice(0, 5)).toStrictEqual(['a: 74', 'a: 56', 'a: 76', 'a: 48', 'a: 55'])
    expect(lines).toStrictEqual(runInPd({ boxes, cables }))
  })
})
