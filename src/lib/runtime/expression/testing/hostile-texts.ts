// Expression texts that a stranger might write: made from a grammar that knows what is dangerous, then damaged. And the judge: each
// must be done quickly, and give plain data or an error with a code and a sentence.
import fc from 'fast-check'
import { LoadbangError } from '../../errors.ts'
import { bang, Command, record, type Value } from '../../message.ts'
import { compileExpression } from '../index.ts'

const leaf = fc.constantFrom(
  ...'x,$1,$2,$9,0,-1,1e9,2**31,1e308,NaN,Infinity,undefined,null,true,bang,"",[],({}),x.l,x.s,x.b,x.d,x.f,this,arguments'.split(
    ','
  ),
  ...'globalThis,self,eval,Function,Reflect,Proxy,Symbol,Object,Math,isNaN,1n,/a+/,`a`,"constructor","__proto__","a".repeat(1e6)'.split(
    ','
  ),
  ...'Array.from({length: 1e5}),Array.from({length: 1e9}),Math.PI,Date.now(),async,await,new.target,import.meta,super,yield'.split(
    ','
  )
)
const member = fc.constantFrom(
  ...'constructor,__proto__,prototype,call,apply,bind,length,map,flat,flatMap,reduce,sort,concat,fill,join,split,replace,replaceAll'.split(
    ','
  ),
  ...'repeat,padStart,includes,indexOf,lastIndexOf,normalize,toString,valueOf,selector,args,buffer,at,with,slice,toFixed,keys,from,entries'.split(
    ','
  ),
  ...'fromEntries,parse,stringify,fromCharCode,max,hasOwnProperty,__defineGetter__,toLocaleString,then'.split(
    ','
  )
)
const operator = fc.constantFrom(
  '+',
  '-',
  '*',
  '**',
  '%',
  '&',
  '<<',
  '>>>',
  '===',
  '==',
  '<',
  '>=',
  'in',
  'instanceof',
  '&&',
  '||',
  '??',
  ',',
  '=',
  '+='
)
const unary = fc.constantFrom(
  '-',
  '+',
  '~',
  '!',
  'typeof ',
  'void ',
  'delete ',
  'new ',
  'await ',
  'async ',
  '...',
  '++',
  'import'
)

const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const e = tie('expression')
  return {
    expression: fc.oneof(
      { maxDepth: 6, depthIdentifier: 'expression' },
      leaf,
      fc.tuple(e, operator, e).map(([a, o, b]) => `(${a} ${o} ${b})`),
      fc.tuple(unary, e).map(([o, a]) => `(${o}${a})`),
      fc.tuple(e, member).map(([a, m]) => `${a}.${m}`),
      fc.tuple(e, member, fc.array(e, { maxLength: 3 })).map(([a, m, l]) => `(${a}).${m}(${l.join()})`),
      fc.tuple(e, member, fc.nat(11)).map(([a, m, n]) => `(${a})["${m.slice(0, n)}" + "${m.slice(n)}"]`),
      fc.tuple(e, e).map(([a, b]) => `(${a})?.[${b}]`),
      fc.tuple(e, fc.array(e, { maxLength: 3 })).map(([a, l]) => `(${a})?.(${l.join()})`),
      fc.tuple(e, e, e).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
      fc.array(e, { maxLength: 4 }).map((l) => `[${l.join()}]`),
      e.map((a) => `[...${a}]`),
      fc.tuple(member, e, e).map(([m, a, b]) => `({${m}: ${a}, [${a}]: ${b}, ...${b}})`),
      fc.tuple(e, e).map(([a, b]) => `\`\${${a}}-\${${b}}\``),
      e.map((a) => `(x => ${a})`),
      fc.tuple(e, e).map(([a, b]) => `((f, $2) => ${a})(${b}, f => f(f))`),
      e.map((a) => `(f => f(f))(f => [${a}, f(f)])`),
      fc
        .tuple(e, fc.integer({ min: 1, max: 40 }))
        .map(([a, n]) => `(d => ${'d('.repeat(n)}${a}${')'.repeat(n)})(s => [s, s])`),
      fc.tuple(e, fc.integer({ min: 1, max: 400 })).map(([a, n]) => `${'('.repeat(n)}${a}${')'.repeat(n)}`)
    )
  }
})

/** A part taken out, doubled many times, or put elsewhere; or a character that does not belong. */
const damaged = fc
  .tuple(
    expression,
    fc.nat(),
    fc.nat(60),
    fc.nat(),
    fc.constantFrom('cut', 'double', 'move', 'insert'),
    fc.constantFrom(...'()[]{}`"\'\\/.,;=>?:$#@\0\u2028\ud800')
  )
  .map(([text, at, length, to, how, character]) => {
    const from = at % (text.length + 1)
    const part = text.slice(from, from + length)
    const rest = text.slice(0, from) + text.slice(from + length)
    if (how === 'cut') return rest
    if (how === 'double') return text.slice(0, from) + part.repeat(1 + (to % 200)) + text.slice(from)
    const place = to % (rest.length + 1)
    return rest.slice(0, place) + (how === 'move' ? part : character) + rest.slice(place)
  })

export const hostileTexts: fc.Arbitrary<string> = fc.oneof(expression, damaged)

const inputs: Value[] = [
  record({
    a: 1,
    s: 'text',
    l: [1, [2, 'c'], record({ k: 1 })],
    d: new Date(0),
    b: new Uint8Array(4),
    f: 'constructor'
  }),
  'text',
  [3, 1, 2],
  bang,
  new Command('set', ['a', 1])
]

export interface Judged {
  /** What is wrong; null: nothing. */
  wrong: string | null
  /** `value`, or the code of the error. */
  code: string
  ms: number
}

/** Compiles and runs the text, twice: it must do the same again. */
export function judge(text: string): Judged {
  const begin = performance.now()
  const [first, second] = [attempt(text), attempt(text)]
  const ms = (performance.now() - begin) / 2
  const wrong = first.wrong ?? (first.code === second.code ? null : `gave ${first.code}, then ${second.code}`)
  return { wrong, code: first.code, ms }
}

function attempt(text: string): { wrong: string | null; code: string } {
  try {
    const value = compileExpression(text).run(inputs, { now: () => 5 })
    return { wrong: strange(value, 0), code: 'value' }
  } catch (thrown) {
    if (!(thrown instanceof LoadbangError)) return { wrong: `threw ${String(thrown)}`, code: 'none' }
    const { code, message } = thrown
    return {
      wrong: /^expr-[a-z-]+$/.test(code) && message.length > 10 ? null : `refused by ${code}: ${message}`,
      code
    }
  }
}

/** What of a value is no data; null: nothing. */
function strange(value: unknown, depth: number): string | null {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
    return `gave a ${typeof value}`
  if (typeof value !== 'object' || value === null || depth > 3) return null
  if (value === globalThis || value === Object.prototype || value === Array.prototype) return 'gave a global'
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 20)) {
      const found = strange(item, depth + 1)
      if (found) return found
    }
  } else if (Object.getPrototypeOf(value) === null) {
    for (const item of Object.values(value).slice(0, 20)) {
      const found = strange(item, depth + 1)
      if (found) return found
    }
  }
  return null
}
