// What a cell might do to harm others: programs, each in a cell of its own, with what a person is told and what leaves the cell. They
// run all at once, in the browser and in QuickJS, beside a cell that must go on. A loaded machine may end by time what is otherwise
// refused by size, so some may be told in more than one way.

export interface Harm {
  name: string
  code: string
  /** The error on its box; absent: it harms nobody, for the reason that its name gives. */
  told?: RegExp
  /** Messages that leave it, in order; absent: whatever they are. */
  sent?: readonly unknown[]
  /** Where it can be tried; absent: in both. */
  only?: 'browser' | 'node'
  /** It works until it is stopped. */
  hog?: boolean
}

const endless: Harm[] = [
  ['a loop', 'while (true) {}'],
  ['a loop that catches its end', 'while (true) try { while (true) {} } catch {} finally { continue }'],
  ['microtasks', '(function again() { queueMicrotask(again) })()'],
  ['promises', 'for (;;) await null'],
  ['a thenable that is never through', 'await { then(yes) { yes(this) } }'],
  ['a generator', 'for (const n of (function* () { for (;;) yield 1 })());'],
  [
    'an iterator handed to the store',
    'kv.getMany({ [Symbol.iterator]: () => ({ next: () => ({ value: "a" }) }) })'
  ],
  ['a pattern', 'send(/^(a+)+$/.test("a".repeat(40) + "b"))'],
  ['a getter in a message', 'send({ get x() { for (;;); } })'],
  ['a proxy in a message', 'send(new Proxy({}, { ownKeys() { for (;;); } }))'],
  ['a getter in an error', 'throw { name: "x", get message() { for (;;); } }'],
  [
    'a list printed that holds itself many times',
    'let a = [1]; for (let i = 0; i < 6; i++) a = Array(100).fill(a); console.log(a)'
  ],
  ['names begun and ended, errors caught', 'for (;;) try { recvFrom("a", send)() } catch {}'],
  ['watches begun and ended, errors caught', 'for (;;) try { kv.watch(send)() } catch {}'],
  ['requests, errors caught', 'for (;;) try { kv.get("a") } catch {}'],
  ['a sort', '[3, 1, 2].sort(() => { for (;;); })']
].map(([name, code]) => ({
  name: `endless: ${name}`,
  code: code!,
  told: /^cell-(stopped|memory)$/,
  hog: true
}))

const floodsAlone: Harm[] = [
  { name: 'names', code: 'for (;;) recvFrom("a", send)()', told: /^cell-(flood|stopped)$/ },
  {
    name: 'names that are kept',
    code: 'for (let i = 0; ; i++) recvFrom("a" + i, send)',
    told: /^cell-(flood|stopped)$/
  },
  { name: 'watches', code: 'for (;;) kv.watch(send)()', told: /^cell-(flood|stopped)$/ },
  { name: 'watches of documents', code: 'for (;;) db.watch("c", send)()', told: /^cell-(flood|stopped)$/ },
  { name: 'watches that are kept', code: 'for (;;) kv.watch(send)', told: /^cell-(flood|stopped)$/ },
  { name: 'sleeps', code: 'for (;;) sleep(1e9)', told: /^cell-(flood|stopped)$/ },
  { name: 'requests', code: 'for (;;) kv.get("a")', told: /^cell-(flood|stopped)$/ },
  {
    name: 'requests to thousands of stores',
    code: 'for (let i = 0; ; i++) kv.store("s" + i).count()',
    told: /^cell-(flood|stopped)$/
  },
  {
    name: 'lines',
    code: 'for (let i = 0; i < 500; i++) console.log("x".repeat(1e5))',
    told: /^cell-(flood|stopped)$/
  },
  {
    name: 'large requests',
    code: 'const big = "x".repeat(2 ** 25); for (;;) kv.set("a", big)',
    told: /^cell-(flood|stopped)$/,
    only: 'browser'
  },
  {
    name: 'large messages',
    code: 'const big = "x".repeat(2 ** 25); for (let i = 0; i < 20; i++) send(big)',
    told: /^cell-(flood|stopped)$/,
    only: 'browser'
  },
  {
    name: 'errors',
    code: 'for (let i = 0; i < 1000; i++) setTimeout(() => { throw "x".repeat(1e5) }, 0)',
    told: /^cell-(threw|stopped)$/
  }
]
const floods = floodsAlone.map((flood) => ({ ...flood, name: `flood: ${flood.name}` }))

const bombsAlone: Harm[] = [
  { name: 'a long error', code: 'throw new Error("x".repeat(1e6))', told: /^cell-threw$/ },
  {
    name: 'an error that throws when it is read',
    code: 'throw { name: "x", get message() { throw this } }',
    told: /^cell-threw$/
  },
  {
    name: 'an error that is a proxy',
    code: 'throw new Proxy({}, { get() { throw 1 }, has() { throw 1 }, getPrototypeOf() { throw 1 } })',
    told: /^cell-threw$/
  },
  {
    name: 'an error of ours, with a getter in it',
    code: 'try { kv.store("") } catch (error) { Object.defineProperty(error, "message", { get() { throw 1 } }); throw error }',
    told: /^cell-threw$/
  },
  {
    name: 'an error of ours, without sentences',
    code: 'try { kv.store("") } catch (error) { error.message = {}; error.advice = 5; throw error }',
    told: /^cell-threw$/
  },
  {
    name: 'an error of ours, made anew with a code that is none',
    code: 'try { kv.store("") } catch (error) { throw new error.constructor("<b>", "a sentence of its own", "y") }',
    told: /^cell-threw$/
  },
  {
    name: 'a rejection with a getter in it',
    code: 'Promise.reject({ name: "x", get message() { throw 1 } }); send(1)',
    told: /^cell-rejected$/,
    only: 'browser'
  },
  { name: 'a value that holds itself', code: 'const a = []; a.push(a); send(a)', told: /^value-deep$/ },
  {
    name: 'a deep value',
    code: 'let a = 1; for (let i = 0; i < 1e5; i++) a = [a]; send(a)',
    told: /^(value-deep|cell-stopped)$/
  },
  {
    name: 'a value that doubles',
    code: 'let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; send(a)',
    told: /^(value-big|cell-stopped|cell-memory)$/
  },
  {
    name: 'a list that lies about its length',
    code: 'send(new Proxy([], { get: (_, key) => (key === "length" ? 2 ** 53 : 1) }))',
    told: /^(value-big|cell-stopped)$/
  },
  {
    name: 'a key that is computed for ever',
    code: 'await kv.get({ toString() { for (;;); } })',
    told: /^cell-value$/
  },
  {
    name: 'an outlet that is computed',
    code: 'send(1, { [Symbol.toPrimitive]: () => 0 })',
    told: /^cell-value$/,
    sent: []
  },
  { name: 'an outlet far away', code: 'send(1, 2 ** 53)', told: /^cell-value$/, sent: [] },
  { name: 'a thenable to keep', code: 'await kv.set("a", { then(yes) { yes(1) } })', told: /^value-kind$/ },
  {
    name: 'a thenable from update',
    code: 'await kv.update("a", () => ({ then(yes) { yes(1) } }))',
    told: /^cell-value$/
  },
  { name: 'a function sent', code: 'send(() => 1)', told: /^value-kind$/, sent: [] },
  { name: 'a function of ours sent', code: 'send({ send })', told: /^value-kind$/, sent: [] },
  { name: 'a promise sent', code: 'send(kv.get("a"))', told: /^value-kind$/, sent: [] },
  { name: 'a big integer sent', code: 'send(2n ** 1000n)', told: /^value-kind$/, sent: [] },
  { name: 'a symbol sent', code: 'send(Symbol.iterator)', told: /^value-kind$/, sent: [] },
  {
    name: 'bytes that are none',
    code: 'send(Object.setPrototypeOf({}, Uint8Array.prototype))',
    sent: [{}]
  },
  {
    name: 'a Blob that is none',
    code: 'send({ [Symbol.toStringTag]: "Blob", size: 1, get type() { return send } })',
    told: /./,
    sent: [],
    only: 'browser'
  },
  {
    name: 'no buffer handed over',
    code: 'send(1, 0, ["x"]); setTimeout(() => send(2), 2000)',
    told: /^cell-value$/,
    sent: [2],
    only: 'browser'
  },
  {
    name: 'a buffer handed over twice',
    code: 'const b = new ArrayBuffer(8); send("a", 0, [b]); setTimeout(() => send("b", 0, [b]), 300); setTimeout(() => send("c"), 2000)',
    told: /^cell-value$/,
    sent: ['a', 'c'],
    only: 'browser'
  },
  {
    name: 'a function that calls itself',
    code: 'const f = () => f() + 1; f()',
    told: /^cell-(threw|memory)$/
  },
  { name: 'a text that doubles', code: 'let s = "x"; for (;;) s += s', told: /^cell-(threw|memory)$/ },
  { name: 'a text of 2 GB', code: '"x".repeat(2 ** 31)', told: /^cell-(threw|memory)$/ },
  { name: 'bytes without end', code: 'new ArrayBuffer(2 ** 52)', told: /^cell-(threw|memory)$/ },
  {
    name: 'a big integer that grows',
    code: 'let n = 3n; for (;;) n = n * n',
    told: /^cell-(threw|stopped|memory)$/
  },
  {
    name: 'code that would close the function around it',
    code: '}); send(1); (async () => {',
    told: /^cell-syntax$/,
    sent: []
  },
  { name: 'brackets without end', code: '('.repeat(20_000), told: /^cell-syntax$/, sent: [] },
  {
    name: 'lists without end',
    code: `send(${'['.repeat(20_000)}${']'.repeat(20_000)})`,
    told: /^cell-(syntax|threw)$/,
    sent: []
  },
  { name: 'arrows without end', code: 'a => '.repeat(20_000) + '1', told: /^cell-(syntax|threw)$/, sent: [] },
  { name: 'templates without end', code: '`${'.repeat(20_000), told: /^cell-syntax$/, sent: [] },
  { name: 'types without end', code: `let a: ${'Array<'.repeat(20_000)}`, told: /^cell-syntax$/, sent: [] }
]
const bombs = bombsAlone.map((bomb) => ({ ...bomb, name: `bomb: ${bomb.name}` }))

const memory: Harm[] = [
  {
    name: 'memory: lists',
    code: 'const a = []; for (;;) a.push(Array(1e5).fill(a.length + 0.5))',
    told: /^cell-(memory|stopped|threw)$/,
    only: 'node',
    hog: true
  },
  {
    name: 'memory: texts',
    code: 'const a = []; for (;;) a.push("x".repeat(1e6) + a.length)',
    told: /^cell-(memory|stopped|threw)$/,
    only: 'node',
    hog: true
  },
  {
    name: 'memory: bytes',
    code: 'const a = []; for (;;) a.push(new Uint8Array(1e6))',
    told: /^cell-(memory|stopped|threw)$/,
    only: 'node',
    hog: true
  },
  {
    name: 'memory: bytes that nobody touches',
    code: 'const a = []; for (;;) a.push(new ArrayBuffer(2 ** 30))',
    told: /^cell-(memory|stopped|threw)$/
  }
]

/** Collects what internals meet, and sends what kinds they are: none may be more than the language's own. */
const stolen = (tamper: string): string => `
  const stolen = [null]
  const keep = (...values) => { if (stolen.length < 3000) for (const value of values) stolen[stolen.length] = value }
  ${tamper}
  send(1); console.log('x'); kv.watch(() => {}); recvFrom('x', () => {}); await kv.set('a', 1); await kv.get('a'); await kv.update('a', (n) => n + 1)
  setTimeout(() => {
    const kinds = stolen.map((value) => Object.prototype.toString.call(value)).filter((kind) => /Port|Worker|Global|Event|Scope/.test(kind))
    send(['kinds', ...kinds])
  }, 30)`

const wrap = (object: string, names: string): string => `
  for (const name of '${names}'.split(' ')) {
    const old = ${object}[name]
    if (typeof old === 'function') ${object}[name] = function (...args) { keep(this, ...args); return Reflect.apply(old, this, args) }
  }`

const tampering: Harm[] = [
  [
    'lists',
    wrap('Array.prototype', 'push pop map filter shift slice splice indexOf includes at toSpliced concat')
  ],
  ['maps', wrap('Map.prototype', 'get set has delete values keys entries forEach clear')],
  ['sets', wrap('Set.prototype', 'has add delete values clear')],
  ['promises', wrap('Promise.prototype', 'then catch finally')],
  ['functions', wrap('Function.prototype', 'bind call apply')],
  ['objects', wrap('Object', 'defineProperty getPrototypeOf setPrototypeOf keys entries create freeze')],
  ['texts', wrap('String.prototype', 'slice replace replaceAll split')],
  ['JSON', wrap('JSON', 'stringify parse')],
  ['Reflect', wrap('Reflect', 'ownKeys get set deleteProperty')],
  [
    'a setter of every first element',
    'Object.defineProperty(Array.prototype, "0", { configurable: true, set(value) { keep(this, value); Object.defineProperty(this, "0", { value, writable: true, configurable: true, enumerable: true }) } })'
  ],
  [
    'a getter of every answer',
    'Object.defineProperty(Object.prototype, "then", { configurable: true, get() { keep(this); return undefined } })'
  ],
  [
    'fields that are not there',
    'for (const name of ["stack", "store", "moved", "type", "line"]) Object.defineProperty(Object.prototype, name, { configurable: true, get() { keep(this); return undefined }, set(value) { keep(this, value) } })'
  ]
].map(([name, code]) => ({ name: `tampering: ${name}`, code: stolen(code!), sent: [1, ['kinds']] }))

const harmless: Harm[] = [
  {
    name: 'harmless, each waits its turn: timers for ever',
    code: 'const again = () => setTimeout(again, 0); again(); send(1)',
    sent: [1]
  },
  {
    name: 'harmless, they wait: thousands of timers',
    code: 'for (let i = 0; i < 5000; i++) setTimeout(() => {}, 1e8); send(1)',
    sent: [1]
  },
  {
    name: 'harmless, nobody calls it: onmessage',
    code: 'globalThis.onmessage = globalThis.onerror = () => send("heard"); send(1)',
    sent: [1]
  },
  {
    name: 'harmless, the copy is its own: a getter that sends',
    code: 'send({ get x() { send("inner"); return 1 } })',
    sent: ['inner', { x: 1 }]
  },
  {
    name: 'harmless, they are its own names: globals replaced',
    code: 'const mine = send; for (const name of Object.getOwnPropertyNames(globalThis)) try { if (!/^(globalThis|undefined|NaN|Infinity)$/.test(name)) globalThis[name] = null } catch {}; mine(1)',
    told: /^cell-threw$/
  },
  {
    name: 'harmless, frozen is frozen: bang changed',
    code: '"use strict"; try { bang.kind = "x" } catch { send(bang) }'
  },
  {
    name: 'harmless, all are told apart: a store asked of a key of every kind',
    code: 'await kv.set("__proto__", 1); await kv.set("constructor", 2); send([await kv.get("__proto__"), await kv.get("constructor"), ({}).a ?? "none"])',
    sent: [[1, 2, 'none']]
  }
]

export const harms: readonly Harm[] = [...endless, ...floods, ...bombs, ...memory, ...tampering, ...harmless]
