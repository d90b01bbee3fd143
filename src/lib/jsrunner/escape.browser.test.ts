// What cells try, and do not reach. Two walls, tested apart: what is taken away inside a cell, and the policy and opaque
// origin of the frame, which hold for a worker from which nothing was taken.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BrowserCells } from './browser-cells.ts'
import { Sandbox } from './frame.ts'
import { contextNames } from './inside/context.ts'
import { startCell, until } from './testing/host.ts'

const sandbox = new Sandbox()
const cells = new BrowserCells({ openPort: (id) => sandbox.open(id), closePort: (id) => sandbox.close(id) })
const heard: unknown[] = []
const listen = (event: MessageEvent): void => void heard.push(event.data)
beforeAll(() => window.addEventListener('message', listen))
afterAll(() => {
  window.removeEventListener('message', listen)
  sandbox.dispose()
})

// Expressions; each must throw, reject, or give undefined, but the first, which shows that reaching something is seen. `bare` is the global, by ways that no name removal covers.
const origin = location.origin
const attempts = [
  'Blob',
  'indexedDB.open("x")',
  'fetch("/")',
  `fetch("${origin}/")`,
  'new XMLHttpRequest()',
  `new WebSocket("${origin.replace('http', 'ws')}/")`,
  'new WebTransport("https://example.com")',
  'new EventSource("/")',
  'new RTCPeerConnection()',
  'localStorage.getItem("x")',
  'sessionStorage.getItem("x")',
  'caches.open("x")',
  'caches',
  `importScripts("${origin}/favicon.svg")`,
  'navigator.storage.getDirectory()',
  'navigator.sendBeacon("/", "x")',
  'navigator.locks.query()',
  'navigator.serviceWorker',
  'navigator',
  'location.href',
  'cookieStore.getAll()',
  'document.cookie',
  'window',
  'parent',
  'top',
  'opener',
  'frames',
  'new Worker("data:text/javascript,1")',
  'new SharedWorker("data:text/javascript,1")',
  'new BroadcastChannel("x")',
  'new MessageChannel()',
  'postMessage("escaped")',
  'self',
  'self.postMessage("escaped")',
  'onmessage = () => {}, dispatchEvent(new MessageEvent("message"))',
  'addEventListener("message", () => {})',
  'close()',
  'URL.createObjectURL(new Blob(["1"]))',
  'new FileReaderSync()',
  'new OffscreenCanvas(1, 1)',
  'new WebAssembly.Memory({ initial: 1 })',
  'Notification.permission',
  'eval(`import("https://example.com/x.js")`)',
  `eval(\`import("${origin}/favicon.svg")\`)`,
  `eval(\`import("${origin}/src/lib/runtime/message.ts")\`)`,
  'eval(`import("data:text/javascript,export default 1")`)',
  'eval(`import("/sandbox/cell.html")`)',
  'new Function("return fetch")()("/")',
  '(0, eval)("indexedDB")',
  'eval("postMessage")("escaped")',
  // The only `fetch` is the one that asks the person, here nobody.
  '(async () => {}).constructor("return fetch(1)")()',
  'fetch.constructor("return fetch")()("/")',
  '(function* () {}).constructor("yield fetch")().next().value("/")',
  'bare.constructor.prototype.postMessage.call(bare, "escaped")',
  'Object.getPrototypeOf(bare).fetch.call(bare, "/")',
  'Object.getPrototypeOf(Object.getPrototypeOf(bare)).fetch.call(bare, "/")',
  'Object.getPrototypeOf(Object.getPrototypeOf(Object.getPrototypeOf(bare))).addEventListener.call(bare, "message", () => {})',
  'bare.constructor.constructor("return indexedDB")()',
  'Reflect.get(Object.getPrototypeOf(bare), "navigator", bare).storage',
  'Reflect.ownKeys(bare).map((key) => bare[key]).find((value) => typeof value === "function" && /Worker|Request|Socket|Storage/.test(value.name)).name',
  'send.constructor("return fetch")()("/")',
  'kv.get.constructor("return caches")()',
  'db.find.constructor("return fetch(1)")()',
  'kv.watch(() => {}).constructor("return indexedDB")()',
  'console.log.constructor("return postMessage")()("escaped")',
  'recv(() => {}).constructor("return localStorage")()',
  'new Blob(["x"]).stream().constructor.constructor("return fetch(1)")()',
  'kv.constructor.constructor("return importScripts")()("/favicon.svg")',
  'bang.constructor.constructor("return Worker")()',
  'setTimeout.constructor("return BroadcastChannel")()',
  'send.caller',
  'send.arguments',
  'callSites().map((site) => site.getThis?.()).find((value) => value && value !== bare)',
  'callSites().map((site) => site.getFunction?.()).find((value) => value)'
]

test('a cell reaches nothing, by name or around it', async () => {
  const prelude = `
    const bare = Function('return this')()
    function callSites() {
      const old = Error.prepareStackTrace
      Error.prepareStackTrace = (_, sites) => sites
      try { return new Error().stack } finally { Error.prepareStackTrace = old }
    }
    const attempts = [${attempts.map((code) => `['${code.replaceAll("'", "\\'")}', async () => (${code})]`).join(',\n')}]
    for (const [code, attempt] of attempts) {
      try {
        const reached = await attempt()
        if (reached !== undefined && reached !== null) send(code + ' gave ' + typeof reached)
      } catch {}
    }
    send('end')`
  const { host } = startCell(cells, prelude)
  await until(host, () => host.messages.includes('end') || host.failures.length > 0, 12_000)
  expect(host.failures).toEqual([])
  expect(host.messages).toEqual(['Blob gave function', 'end'])
  expect(heard.filter((data) => data === 'escaped')).toEqual([])
})

test('what is left in a cell is the language and the context', async () => {
  const { host } = startCell(
    cells,
    `const left = []
     for (let o = globalThis; o && o !== Object.prototype; o = Object.getPrototypeOf(o)) left.push(...Object.getOwnPropertyNames(o))
     send(left)`
  )
  await until(host, () => host.sent.length === 1)
  const language = await bareNames()
  const more: string[] = [...contextNames, 'Blob', 'ImageBitmap']
  const strange = (host.messages[0] as string[]).filter((name) => !language.has(name) && !more.includes(name))
  // Constants of the interface that cannot be deleted, two numbers.
  expect(strange.filter((name) => name !== 'TEMPORARY' && name !== 'PERSISTENT')).toEqual([])
})

// The language's names alone, from ECMA-262: those that every realm of this engine has, also one without a window.
async function bareNames(): Promise<Set<string>> {
  const worklet = `registerProcessor('names', class extends AudioWorkletProcessor {
    constructor() { super(); this.port.postMessage(Object.getOwnPropertyNames(globalThis)) }
    process() { return false } })`
  const url = URL.createObjectURL(new Blob([worklet], { type: 'text/javascript' }))
  const context = new OfflineAudioContext(1, 128, 44_100)
  await context.audioWorklet.addModule(url)
  const node = new AudioWorkletNode(context, 'names')
  const names = await new Promise<string[]>((resolve) => {
    node.port.onmessage = ({ data }: MessageEvent<string[]>) => resolve(data)
  })
  return new Set(names.filter((name) => !/Audio|Worklet|Message|Event|^WebAssembly$|^console$/.test(name)))
}

test('tampering with built-ins gains no way to the port, and harms the cell alone', async () => {
  const { host } = startCell(
    cells,
    `const stolen = []
     for (const name of ['push', 'map', 'filter', 'shift', 'slice', 'splice']) {
       const old = Array.prototype[name]
       Array.prototype[name] = function (...args) { stolen.length < 1000 && (stolen[stolen.length] = this, stolen[stolen.length] = args[0]); return old.apply(this, args) }
     }
     const get = Map.prototype.get
     Map.prototype.get = function (key) { stolen[stolen.length] = this; return get.call(this, key) }
     const bind = Function.prototype.bind
     Function.prototype.bind = function (...args) { stolen[stolen.length] = this; stolen[stolen.length] = args[0]; return bind.apply(this, args) }
     const call = Function.prototype.call
     send(1); console.log('x'); await kv.set('a', 1); await kv.get('a')
     setTimeout(() => {
       const kinds = stolen.map((value) => Object.prototype.toString.call(value)).filter((kind) => /Port|Worker|Global|Event/.test(kind))
       send(kinds)
     }, 30)`
  )
  await until(host, () => host.sent.length === 2)
  expect(host.messages).toEqual([1, []])
})

test('what a cell says in place of our own code is checked, and not listened to', async () => {
  const { host } = startCell(
    cells,
    `Array.prototype.push = function () { this[this.length] = ['not', 'what', 'the protocol has'] }
     send(1); console.log('x')`
  )
  const other = startCell(cells, 'setTimeout(() => send(1), 100)')
  await until(other.host, () => other.host.sent.length === 1)
  expect([host.sent, host.lines, host.failures]).toEqual([[], [], []])
})

test('the frame and its workers have an opaque origin, and a policy that lets nothing out', async () => {
  const policy = (await fetch('/sandbox/cell.html')).headers.get('content-security-policy') ?? ''
  expect(policy).toContain('sandbox allow-scripts')
  expect(policy).not.toContain('allow-same-origin')
  const tried = await tryUnlocked(policy)
  expect(tried.filter(([, result]) => result !== 'failed')).toEqual([['origin', 'null']])
  // Each was tried.
  expect(tried.length).toBe(11)
})

/** Runs attempts in a worker of a frame with the cells' policy, from which nothing was taken away. */
async function tryUnlocked(policy: string): Promise<[string, string][]> {
  const work = `
    const tried = []
    const attempt = async (name, fn) => { let result; try { result = String(await fn()) } catch { result = 'failed' } tried.push([name, result]) }
    onmessage = async () => {
      await attempt('origin', () => self.origin)
      await attempt('fetch', () => fetch('${origin}/', { mode: 'no-cors' }))
      await attempt('xhr', () => new Promise((y, n) => { const x = new XMLHttpRequest(); x.onload = y; x.onerror = n; x.open('GET', '${origin}/'); x.send() }))
      await attempt('websocket', () => new Promise((y, n) => { const s = new WebSocket('${origin.replace('http', 'ws')}/'); s.onopen = y; s.onerror = n; s.onclose = n }))
      await attempt('eventsource', () => new Promise((y, n) => { const s = new EventSource('${origin}/'); s.onopen = y; s.onerror = n }))
      await attempt('importScripts', () => importScripts('${origin}/theme.js'))
      await attempt('import', () => import('${origin}/theme.js'))
      await attempt('import data', () => import('data:text/javascript,1'))
      await attempt('indexedDB', () => new Promise((y, n) => { const r = indexedDB.open('x'); r.onsuccess = y; r.onerror = n }))
      await attempt('caches', () => caches.open('x'))
      await attempt('opfs', () => navigator.storage.getDirectory())
      postMessage(tried)
    }`
  const page = `<meta http-equiv="Content-Security-Policy" content="${policy.replace(/sandbox[^;]*;/, '')}"><script>
    const worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(work).replaceAll('<', '\\x3c')}], { type: 'text/javascript' })))
    worker.onmessage = ({ data }) => parent.postMessage({ tried: data }, '*')
    worker.postMessage(0)
  </script>`
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.srcdoc = page
  const answer = new Promise<[string, string][]>((resolve) => {
    const hear = ({ data }: MessageEvent<{ tried?: [string, string][] }>): void => {
      if (!data.tried) return
      window.removeEventListener('message', hear)
      resolve(data.tried)
    }
    window.addEventListener('message', hear)
  })
  document.body.append(frame)
  try {
    return await answer
  } finally {
    frame.remove()
  }
}
