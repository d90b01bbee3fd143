// Takes away from a worker's global what a cell must not reach. By a list of what stays, not of what goes: browsers grow.
// The worker's policy and its opaque origin are the wall; this is the second one, and makes what is not there not there.

/** The language's own globals (ECMA-262), without shared memory, which makes a clock fine enough to spy with. */
const language = [
  'Object',
  'Function',
  'Array',
  'Number',
  'Boolean',
  'String',
  'Symbol',
  'BigInt',
  'Date',
  'Promise',
  'RegExp',
  'Error',
  'AggregateError',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
  'SuppressedError',
  'ArrayBuffer',
  'DataView',
  'Uint8Array',
  'Int8Array',
  'Uint16Array',
  'Int16Array',
  'Uint32Array',
  'Int32Array',
  'Float16Array',
  'Float32Array',
  'Float64Array',
  'Uint8ClampedArray',
  'BigUint64Array',
  'BigInt64Array',
  'Map',
  'Set',
  'WeakMap',
  'WeakSet',
  'WeakRef',
  'FinalizationRegistry',
  'Proxy',
  'Reflect',
  'Math',
  'JSON',
  'Iterator',
  'Intl',
  'Temporal',
  'DisposableStack',
  'AsyncDisposableStack',
  'globalThis',
  'Infinity',
  'NaN',
  'undefined',
  'parseInt',
  'parseFloat',
  'isNaN',
  'isFinite',
  'decodeURI',
  'decodeURIComponent',
  'encodeURI',
  'encodeURIComponent',
  'escape',
  'unescape',
  'eval'
]

/** What a browser adds that reaches nowhere: kinds of binary messages. */
const harmless = ['Blob', 'ImageBitmap']

const kept = new Set<PropertyKey>([...language, ...harmless])

/** Removes the rest. Throws if something that could be used cannot be removed: then no cell may start. */
export function lockDown(global: object): void {
  strip(global, (key) => kept.has(key) || key === Symbol.toStringTag)
  // WorkerGlobalScope, EventTarget and what else stands between the global and Object; methods, accessors, constructor.
  let prototype: object | null = Object.getPrototypeOf(global) as object | null
  while (prototype !== null && prototype !== Object.prototype) {
    strip(prototype, (key) => key === Symbol.toStringTag)
    prototype = Object.getPrototypeOf(prototype) as object | null
  }
}

function strip(object: object, keep: (key: PropertyKey) => boolean): void {
  for (const key of Reflect.ownKeys(object)) {
    if (keep(key) || Reflect.deleteProperty(object, key)) continue
    const left = Reflect.getOwnPropertyDescriptor(object, key)
    if (left?.writable === true) Reflect.defineProperty(object, key, { value: undefined })
    const value: unknown = left?.get ?? (object as Record<PropertyKey, unknown>)[key]
    if ((typeof value === 'object' && value !== null) || typeof value === 'function') {
      throw new Error(`${String(key)} cannot be taken away from cells`)
    }
  }
}
