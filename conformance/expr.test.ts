// [expr] beside native Pd: random expressions, many in one patch, with random numbers into their inlets.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { besideNative, comparable, ours } from './beside.ts'
import { runInPd, type PdSketch } from './native-pd.ts'

// Numbers that 32 bits hold exactly, so that comparisons and whole parts come out the same. A float that has no fraction is
// written `(2.)`, because Pd reads a lone `2.` as 2.
const whole = fc.integer({ min: -9, max: 9 }).map(String)
const float = fc.integer({ min: -40, max: 40 }).map((n) => (n % 8 === 0 ? `(${n / 8}.)` : `${n / 8}`))
const divisors = fc.constantFrom('1', '2', '4', '-2', '0.5', '(2.)', '0', '-8')
const names = fc.constantFrom('a', 'b_1')
const leaf = fc.oneof(
  { weight: 3, arbitrary: whole },
  { weight: 3, arbitrary: float },
  { weight: 3, arbitrary: fc.constantFrom('$f1', '$i2', '$f3') },
  { weight: 1, arbitrary: names }
)

const { tree } = fc.letrec<{ tree: string; operation: string; call: string }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4 }, leaf, tie('operation'), tie('operation'), tie('call')),
  // Without parentheses as often as with them: which operator binds closer is a part of what is compared.
  operation: fc.oneof(
    fc
      .tuple(
        tie('tree'),
        fc.constantFrom(...'+ - * & | ^ && || < <= > >= == != + -'.split(' ')),
        tie('tree'),
        fc.constantFrom(' ', ''),
        fc.boolean()
      )
      .map(([l, sign, r, space, closed]) => {
        const text = `${l}${space}${sign}${r.startsWith('-') || r.startsWith('!') || r.startsWith('~') ? ' ' : space}${r}`
        return closed ? `(${text})` : text
      }),
    fc.tuple(tie('tree'), fc.constantFrom('/', '%'), divisors).map(([l, sign, r]) => `(${l}) ${sign} ${r}`),
    fc
      .tuple(tie('tree'), fc.constantFrom('<<', '>>'), fc.integer({ min: 0, max: 5 }))
      .map(([l, sign, r]) => `(${l}) ${sign} ${r}`),
    fc.tuple(fc.constantFrom('-', '!', '~'), tie('tree')).map(([sign, x]) => `${sign}(${x})`),
    fc
      .tuple(
        fc.constantFrom('-', '!', '~'),
        leaf.filter((x) => !x.startsWith('-'))
      )
      .map((both) => both.join(''))
  ),
  call: fc.oneof(
    fc
      .tuple(
        fc.constantFrom(
          ...'int float rint nearbyint round trunc floor ceil imodf modf abs isnan isinf finite'.split(' ')
        ),
        tie('tree')
      )
      .map(([name, x]) => `${name}(${x})`),
    fc
      .tuple(fc.constantFrom('min', 'max', 'copysign'), tie('tree'), tie('tree'))
      .map(([name, x, y]) => `${name}(${x}, ${y})`),
    fc
      .tuple(fc.constantFrom('fmod', 'remainder', 'ldexp'), tie('tree'), fc.constantFrom('1', '2', '3'))
      .map(([name, x, y]) => `${name}(${x}, ${y})`),
    fc.tuple(tie('tree'), tie('tree'), tie('tree')).map((all) => `if(${all.join(', ')})`),
    fc.tuple(leaf, fc.constantFrom('0', '1', '2')).map(([x, y]) => `pow(${x}, ${y})`),
    fc.tuple(names, tie('tree')).map(([name, x]) => `(${name} = ${x})`)
  )
}))
/** Functions whose results are no round numbers stand outside. */
const rough = fc
  .tuple(
    fc.constantFrom(...'sin cos atan tanh asinh erf erfc cbrt mtof dbtorms rmstodb ftom powtodb'.split(' ')),
    leaf
  )
  .map(([name, x]) => `${name}(${x})`)
const expression = fc.oneof(
  { weight: 6, arbitrary: tree },
  { weight: 1, arbitrary: rough },
  { weight: 1, arbitrary: fc.tuple(names, tree).map(([name, x]) => `${name} = ${x}`) }
)
const boxText = fc.array(expression, { minLength: 1, maxLength: 3 })

const number = fc.integer({ min: -40, max: 40 }).map((n) => n / 8)
const message = fc.oneof(
  fc.array(number, { minLength: 1, maxLength: 4 }).map((all) => all.join(' ')),
  fc.constantFrom('bang', 'symbol foo', 'list 3 foo 2', 'list')
)

function sketchOf(
  texts: readonly (readonly string[])[],
  events: readonly (readonly [number, string])[]
): PdSketch {
  const boxes: Record<string, string> = { load: 'loadbang', a: 'value a', b: 'v b_1' }
  const cables: string[] = []
  texts.forEach((expressions, k) => {
    // The last one makes all three inlets.
    boxes[`e${k}`] = `expr ${[...expressions, '$f1+$i2+$f3'].join('; ')}`
    for (let i = 0; i <= expressions.length; i++) {
      boxes[`p${k}-${i}`] = `print e${k}-${i}`
      cables.push(`e${k}:${i} p${k}-${i}`)
    }
  })
  events.forEach(([inlet, text], i) => {
    boxes[`m${i}`] = `msg ${inlet === 0 ? text : (/-?\d+\.?\d*/.exec(text)?.[0] ?? '7.5')}`
    cables.push(`load m${i}`)
    texts.forEach((_, k) => cables.push(`m${i} e${k}:${inlet}`))
  })
  return { boxes, cables }
}

/** How infinity and no number are written is another matter. */
const plain = (lines: readonly string[]): string[] =>
  comparable(lines).map((line) =>
    line
      .replace(/-?NaN|-?nan/g, 'nan')
      .replace(/Infinity|1e999/g, 'inf')
      .replace(/: -0$/, ': 0')
  )

besideNative({}, () => {
  const sketches = fc
    .tuple(
      fc.array(boxText, { minLength: 1, maxLength: 12 }),
      fc.array(fc.tuple(fc.constantFrom(0, 0, 0, 1, 2), message), { minLength: 1, maxLength: 5 })
    )
    .map(([texts, events]) => sketchOf(texts, [...events, [0, '3.5 -2 0.25']]))
  test('random expressions', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(sketches, async (sketch) => {
        const native = plain(runInPd(sketch))
        expect(native.length).toBeGreaterThan(0)
        expect(plain(await ours(sketch))).toStrictEqual(native)
      }),
      { numRuns: Number(process.env.CONFORMANCE_RUNS ?? 15) }
    )
  })
})
