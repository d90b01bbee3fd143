// First script of a cell's realm in QuickJS, bundled into quickjs-script.generated.ts. Its value is a function: from what the
// host offers to what the host may call. Both sides speak JSON text alone, so no object ever crosses.
import { decodeJson, encodeJsonSized } from '../../runtime/codec/json.ts'
import type { BlobLike } from '../../runtime/message.ts'
import { textOfUtf8 } from '../../objects/utf8.ts'
import type { FromCell, ToCell } from '../protocol.ts'
import { InnerCell } from './cell.ts'
import { installContext } from './context.ts'
import type { ParamNumbers } from './params.ts'
import { RealmTimers, type TimerSource } from './timers.ts'

/** What the host offers. */
export interface QuickJsHost extends TimerSource {
  /** A FromCell as JSON text. */
  post(text: string): void
  /** The patch's time in milliseconds. */
  realtime(): number
}

/** What the host calls; after each call it runs the pending jobs, then endTask(), until nothing is left. */
export interface QuickJsInside {
  /** A ToCell as JSON text. */
  receive(text: string): void
  /** `params`: JSON text. */
  start(main: () => Promise<unknown>, now: number, params: string): void
  /** The time of a timer has come. */
  due(id: number): void
  /** Runs what waited for the end of the task. Gives whether there was something. */
  endTask(): boolean
}

export default function inside(host: QuickJsHost): QuickJsInside {
  const { stringify, parse } = JSON
  const microtask = (fn: () => void): void => void Promise.resolve().then(fn)
  let ending: (() => void)[] = []
  let timers: RealmTimers | undefined

  const cell = new InnerCell({
    post: (message: FromCell) => host.post(stringify(message)),
    encode: encodeJsonSized,
    // No Blob in QuickJS: its bytes arrive instead.
    decode: (wire) => decodeJson(wire, (bytes) => bytes.buffer as BlobLike),
    afterTask: (fn) => ending.push(fn),
    realtime: () => host.realtime(),
    queueMicrotask: microtask,
    readers: { text: (bytes) => textOfUtf8(Array.from(new Uint8Array(bytes))) },
    timers: (failed) => (timers = new RealmTimers(host, failed)).timers
  })
  // As in the browser: shared memory is for threads, of which there are none.
  for (const name of ['SharedArrayBuffer', 'Atomics']) Reflect.deleteProperty(globalThis, name)
  installContext(globalThis, cell.parts)

  return {
    receive: (text) => cell.receive(parse(text) as ToCell),
    start: (main, now, params) => cell.start(main, now, parse(params) as ParamNumbers),
    due(id) {
      cell.task()
      timers?.due(id)
    },
    endTask() {
      const now = ending
      ending = []
      for (const fn of now) fn()
      return now.length > 0
    }
  }
}
