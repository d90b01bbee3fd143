// First script of a cell's worker, bundled as text into static/sandbox/cell.html. Receives one MessagePort, then takes
// everything else away, and runs the cell. All that is needed later is closed over here, before user code exists.
import { fromWire } from '../../runtime/codec/wire.ts'
import { cellErrors } from '../errors.ts'
import { textOf, type LinkedModule } from '../modules/program.ts'
import type { FromCell, ToCell } from '../protocol.ts'
import { InnerCell } from './cell.ts'
import { installContext, type Timers } from './context.ts'
import { lockDown } from './lockdown.ts'
import { toWireCopy } from './values.ts'

const global = globalThis as unknown as EventTarget & object
const evaluate = globalThis.eval
const { performance, Blob } = globalThis
const addressOf = URL.createObjectURL.bind(URL)
/** Milliseconds since 1970 on the machine's clock, as the engine's worker counts them. */
const clock = (): number => performance.timeOrigin + performance.now()

global.addEventListener('message', (event) => begin((event as MessageEvent<MessagePort>).data), {
  once: true
})

function begin(port: MessagePort): void {
  const post = port.postMessage.bind(port) as (message: FromCell, moved: Transferable[]) => void
  const afterTask = taskQueue()
  const realtime = performance.now.bind(performance)
  const microtask = globalThis.queueMicrotask.bind(globalThis)
  const timers = nativeTimers()
  const { Blob } = globalThis
  const utf8 = new TextDecoder()
  const decode = utf8.decode.bind(utf8)

  const cell = new InnerCell({
    post: (message, moved = []) => post(message, moved),
    encode: toWireCopy,
    decode: fromWire,
    afterTask,
    realtime,
    queueMicrotask: microtask,
    readers: { text: decode, blob: (bytes, type) => new Blob([bytes], { type }) },
    // Errors of callbacks arrive as `error` events.
    timers: () => timers
  })

  global.addEventListener('error', (event) => {
    const { error, message, lineno, filename } = event as ErrorEvent
    event.preventDefault()
    cell.failed(error ?? message, 'threw', filename === 'cell.js' ? lineno : undefined)
  })
  global.addEventListener('unhandledrejection', (event) => {
    event.preventDefault()
    cell.failed((event as PromiseRejectionEvent).reason, 'rejected')
  })

  port.onmessage = ({ data }: MessageEvent<ToCell>) => {
    if (data.type === 'start') start(cell, data)
    else cell.receive(data)
  }
  lockDown(globalThis)
  installContext(globalThis, cell.parts)
  post({ type: 'ready' }, [])
}

function start(cell: InnerCell, { code, modules, now, at, params }: ToCell & { type: 'start' }): void {
  let main: () => Promise<unknown>
  try {
    main = modules ? importer(modules) : (evaluate(code) as () => Promise<unknown>)
  } catch (error) {
    const { code, message, advice } = cellErrors.syntax(
      error instanceof Error ? error.message : String(error),
      null
    )
    cell.fault({ code, message, advice, line: null })
    return
  }
  cell.start(main, at === undefined ? now : now + Math.max(0, clock() - at), params)
}

/** All are made before any of them runs. They stay until the worker ends: one may be imported only later. */
function importer(modules: readonly LinkedModule[]): () => Promise<unknown> {
  const addresses: string[] = []
  for (const module of modules) {
    const text = `${textOf(module, addresses)}\n//# sourceURL=${module.file}`
    addresses.push(addressOf(new Blob([text], { type: 'text/javascript' })))
  }
  const entry = addresses.at(-1)!
  return () => import(/* @vite-ignore */ entry)
}

// A message to oneself: a task of its own, after the microtasks of the present one, and without the delay of a timer.
function taskQueue(): (fn: () => void) => void {
  const { port1, port2 } = new MessageChannel()
  const post = port2.postMessage.bind(port2)
  const waiting: (() => void)[] = []
  port1.onmessage = () => waiting.shift()?.()
  return (fn) => {
    waiting.push(fn)
    post(null)
  }
}

function nativeTimers(): Timers {
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis
  return {
    setTimeout: (fn, delay, ...args) => setTimeout(fn, delay, ...args) as unknown as number,
    clearTimeout: (id) => clearTimeout(id),
    setInterval: (fn, delay, ...args) => setInterval(fn, delay, ...args) as unknown as number,
    clearInterval: (id) => clearInterval(id)
  }
}
