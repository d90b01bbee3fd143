// What a cell might try to reach: expressions, each of which must throw, reject, or give undefined or null. They run in one cell, in
// the browser and in QuickJS, after the prelude below; `bare` is the global, had without its name. `ORIGIN` is the page's.

export const prelude = `
  const bare = Function('return this')()
  function callSites() {
    const old = Error.prepareStackTrace
    Error.prepareStackTrace = (_, sites) => sites
    try { const { stack } = new Error(); return Array.isArray(stack) ? stack : [] } finally { Error.prepareStackTrace = old }
  }
  /** What a function finds that is called by others, and is not strict. */
  const sloppy = (found) => new Function('yes', 'return function () { yes(' + found + ') }')
  const refused = () => { try { kv.store('') } catch (error) { return error } }
  const ownScript = () => /blob:[^\\s)]*[^\\s):0-9]/.exec(String(refused().stack))?.[0] ?? 'blob:null/x'
`

/** What a browser's worker, a page, or Node would have. */
const names = [
  'indexedDB.open("x")',
  'fetch("/")',
  'fetch("ORIGIN/")',
  'fetch("data:text/plain,x")',
  'fetch(ownScript())',
  'new XMLHttpRequest()',
  'new WebSocket("WS/")',
  'new WebSocketStream("WS/")',
  'new WebTransport("https://example.com")',
  'new EventSource("/")',
  'new RTCPeerConnection()',
  'new RTCPeerConnection({ iceServers: [{ urls: "stun:example.com" }] }).createDataChannel("x")',
  'localStorage.getItem("x")',
  'sessionStorage.getItem("x")',
  'caches.open("x")',
  'caches',
  'importScripts("ORIGIN/favicon.svg")',
  'importScripts(ownScript())',
  'importScripts("data:text/javascript,1")',
  'navigator.storage.getDirectory()',
  'navigator.sendBeacon("/", "x")',
  'navigator.locks.query()',
  'navigator.serviceWorker',
  'navigator.gpu.requestAdapter()',
  'navigator',
  'location.href',
  'location',
  'cookieStore.getAll()',
  'document.cookie',
  'window',
  'parent',
  'parent.postMessage("escaped", "*")',
  'top',
  'opener',
  'frames',
  'new Worker("data:text/javascript,1")',
  'new Worker(ownScript())',
  'new SharedWorker("data:text/javascript,1")',
  'new BroadcastChannel("x")',
  'new MessageChannel()',
  'new MessagePort()',
  'postMessage("escaped")',
  'self',
  'self.postMessage("escaped")',
  'onmessage = () => {}, dispatchEvent(new MessageEvent("message"))',
  'addEventListener("message", () => {})',
  'removeEventListener("message", () => {})',
  'new EventTarget()',
  'close()',
  'URL.createObjectURL(new Blob(["1"]))',
  'URL.revokeObjectURL(ownScript())',
  'new URL("https://example.com")',
  'new FileReader()',
  'new FileReaderSync()',
  'new File(["x"], "x")',
  'webkitRequestFileSystemSync(0, 1)',
  'new OffscreenCanvas(1, 1)',
  'createImageBitmap(new Blob(["x"]))',
  'new FontFace("x", "url(/x)").load()',
  'new VideoDecoder({})',
  'new Request("/")',
  'new Response("x")',
  'new CompressionStream("gzip")',
  'new ReadableStream()',
  'new AbortController()',
  'new PerformanceObserver(() => {})',
  'performance.now()',
  'performance.memory',
  'crypto.getRandomValues(new Uint8Array(1))',
  'structuredClone(1)',
  'reportError(1)',
  'scheduler.postTask(() => {})',
  'new WebAssembly.Memory({ initial: 1 })',
  'new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer',
  'new SharedArrayBuffer(8)',
  'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)',
  'new ShadowRealm().evaluate("1")',
  'Notification.permission',
  'process.env',
  'process.exit()',
  'require("node:fs")',
  'module',
  'Buffer.from("x")',
  'std.getenv("PATH")',
  'os.exec(["true"])',
  'scriptArgs',
  'gc()'
]

/** Code that would be loaded from elsewhere. */
const imports = [
  'eval(`import("https://example.com/x.js")`)',
  'eval(`import("ORIGIN/favicon.svg")`)',
  'eval(`import("ORIGIN/src/lib/runtime/message.ts")`)',
  'eval(`import("data:text/javascript,export default 1")`)',
  'eval(`import("/sandbox/cell.html")`)',
  'eval(`import(ownScript())`)',
  'eval(`import("node:fs")`)',
  'eval(`import("std")`)',
  'eval(`import("./cell.js")`)',
  'eval(`import("cell.js")`)',
  '(0, eval)("import(\'data:text/javascript,1\')")',
  'new Function("return import(\'data:text/javascript,1\')")()',
  'eval("import.meta")'
]

/** The same by ways around the names. */
const around = [
  'new Function("return fetch")()("/")',
  '(0, eval)("indexedDB")',
  'eval("postMessage")("escaped")',
  'Reflect.apply(eval, null, ["fetch"])("/")',
  'Reflect.construct(Function, ["return fetch"])()("/")',
  '(class { static x = Function("return fetch")() }).x("/")',
  '(async () => {}).constructor("return fetch(1)")()',
  'new (Object.getPrototypeOf(async function () {}).constructor)("return postMessage")()',
  '(function* () {}).constructor("yield fetch")().next().value("/")',
  '(async function* () {}).constructor("yield fetch(1)")().next()',
  '[].constructor.constructor("return process")().exit()',
  'bare.constructor.prototype.postMessage.call(bare, "escaped")',
  'Object.getPrototypeOf(bare).fetch.call(bare, "/")',
  'Object.getPrototypeOf(Object.getPrototypeOf(bare)).fetch.call(bare, "/")',
  'Object.getPrototypeOf(Object.getPrototypeOf(Object.getPrototypeOf(bare))).addEventListener.call(bare, "message", () => {})',
  'bare.__lookupGetter__("location").call(bare)',
  'bare.__proto__.__lookupGetter__("navigator").call(bare)',
  'bare.constructor.constructor("return indexedDB")()',
  'Reflect.get(Object.getPrototypeOf(bare), "navigator", bare).storage',
  'Reflect.ownKeys(bare).map((key) => bare[key]).find((value) => typeof value === "function" && /Worker|Request|Socket|Storage/.test(value.name)).name',
  'new Blob(["x"]).stream().constructor.constructor("return fetch(1)")()',
  'new Blob(["x"]).stream().getReader().constructor.constructor("return postMessage")()',
  'new Proxy(bare, {}).fetch("/")',
  'Object.create(bare).postMessage("escaped")',
  'Symbol.for("fetch")[Symbol.toStringTag].fetch',
  'new Intl.DateTimeFormat().constructor.constructor("return fetch(1)")()',
  'new FinalizationRegistry(() => {}).constructor.constructor("return caches")()'
]

/** By way of what cells are given. */
const given = [
  'send.constructor("return fetch")()("/")',
  'send.__proto__.constructor("return this")().postMessage("escaped")',
  'kv.get.constructor("return caches")()',
  'kv.__proto__.constructor.constructor("return caches")()',
  'db.find.constructor("return fetch(1)")()',
  'kv.watch(() => {}).constructor("return indexedDB")()',
  'kv.store("x").store.constructor("return fetch(1)")()',
  'kv.get("x").constructor.constructor("return fetch(1)")()',
  'console.log.constructor("return postMessage")()("escaped")',
  'recv(() => {}).constructor("return localStorage")()',
  'recvFrom("x", () => {}).constructor("return localStorage")()',
  'sleep(0).constructor.constructor("return fetch(1)")()',
  'params({ a: 1 }).constructor',
  'params({ a: 1 }).__proto__',
  'kv.constructor.constructor("return importScripts")()("/favicon.svg")',
  'bang.constructor.constructor("return Worker")()',
  'new Command("x", []).constructor.constructor("return Worker")()',
  'setTimeout.constructor("return BroadcastChannel")()',
  'onCleanup.constructor("return indexedDB")()',
  'refused().constructor.constructor("return fetch(1)")()',
  'send.caller',
  'send.arguments',
  'send.prototype',
  'kv["#client"] ?? Reflect.get(kv, "#client") ?? Object.getOwnPropertySymbols(kv)[0]',
  'Reflect.ownKeys(send).map((key) => send[key]).find((value) => typeof value === "object")',
  'callSites().map((site) => site.getThis?.()).find((value) => value && value !== bare)',
  'callSites().map((site) => site.getFunction?.()).find((value) => value)',
  'callSites().map((site) => String(site.getEvalOrigin?.())).find((text) => text.includes("http"))',
  '/https?:/.exec(refused().stack)',
  `(() => { let got; const old = Error.prepareStackTrace
    Error.prepareStackTrace = (_, sites) => { got = sites.map((site) => site.getThis?.() ?? site.getFunction?.()).find((value) => value && value !== bare); return '' }
    refused(); Error.prepareStackTrace = old; return got })()`,
  'new Promise((yes) => setTimeout(sloppy("this.indexedDB ?? this.postMessage")(yes), 1))',
  'new Promise((yes) => setTimeout(sloppy("arguments.callee.caller")(yes), 1))',
  'new Promise((yes) => queueMicrotask(sloppy("arguments.callee.caller ?? this.indexedDB")(yes)))',
  'new Promise((yes) => requestAnimationFrame(sloppy("arguments.callee.caller ?? this.indexedDB")(yes)))',
  'new Promise((yes) => send({ get x() { return sloppy("arguments.callee.caller ?? this.indexedDB")(yes)() } }))'
]

/** The data of others, by tricks with names. */
const data = [
  'kv.store("../victim").get("secret")',
  'kv.store("node").get("secret")',
  'kv.store("node/victim").get("secret")',
  'kv.store("__proto__").get("secret")',
  'kv.store("constructor").get("name")',
  'kv.store("\\0victim").get("secret")',
  'kv.store("victim\\0").get("secret")',
  'kv.store("x".repeat(20000))',
  'kv.store(["node", [], "victim"])',
  'kv.store({ toString: () => "victim" })',
  'kv.store(Symbol("victim"))',
  'kv.get("__proto__")',
  'kv.get("constructor")',
  'kv.get("x\\uffff")',
  'kv.get({ toString: () => "secret" })',
  'kv.get(["secret"])',
  'db.findOne("__proto__", "constructor")',
  'db.findOne("c", { $ne: null })',
  'db.find("c", { $where: "fetch(1)" })',
  'db.find("c", { $function: { body: "1" } })',
  'db.find("c", { "__proto__.secret": 1 }).then((docs) => docs[0])',
  'db.find("c", { "constructor.name": "Object" }).then((docs) => docs[0])',
  'db.find("c", { a: { $regex: "(a+)+$" } })',
  'db.update("c", "__proto__", { polluted: 1 }).then((was) => was || undefined)',
  '({}).polluted',
  'Object.keys(params({ __proto__: { a: 1 } }))[0]'
]

export const reachAttempts: readonly string[] = [...names, ...imports, ...around, ...given, ...data]

/** The code of a cell that tries all of them, sends what it reached, as text, and at last `end`. */
export function reachProgram(origin: string, attempts: readonly string[] = reachAttempts): string {
  const list = attempts.map((code) =>
    code.replaceAll('ORIGIN', origin).replaceAll('WS', origin.replace('http', 'ws'))
  )
  return `${prelude}
    const attempts = [${list.map((code) => `[${JSON.stringify(code)}, async () => (${code})]`).join(',\n')}]
    for (const [code, attempt] of attempts) {
      try {
        const reached = await attempt()
        if (reached !== undefined && reached !== null) send(code + ' gave ' + typeof reached)
      } catch {}
    }
    send('end')`
}
