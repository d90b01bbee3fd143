// What the bench page of cells does when it is told to: messages through a cell and back beside comlink calls, starts beside bare workers,
// and many of each, for whoever weighs them.
import { wrap, type Remote } from 'comlink'
import { BrowserCells } from '../../src/lib/jsrunner/browser-cells.ts'
import { Sandbox } from '../../src/lib/jsrunner/frame.ts'
import type { Cell, CellHost } from '../../src/lib/runtime/ports.ts'
import type { Echo } from './echo.worker.ts'

const sandbox = new Sandbox()
const cells = new BrowserCells({
  openPort: (id) => sandbox.open(id),
  closePort: (id) => sandbox.close(id)
})
const none = (): never => {
  throw new Error('These cells have no stores.')
}

/** A cell that runs this code, with what it sends. */
function start(code: string, hear: (count: number) => void): Cell {
  const host: CellHost = {
    send: (messages) => hear(messages.length),
    listen: () => () => {},
    params: {},
    module: () => null,
    package: () => Promise.reject(new Error('These cells import nothing.')),
    console: (_level, text) => console.log(text),
    failed(error) {
      throw error
    },
    kv: none,
    db: none,
    now: () => performance.now()
  }
  return cells.start('bench', code, host)
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Bare workers, as one writes them by hand. */
const bareUrl = URL.createObjectURL(
  new Blob(['onmessage = ({ data }) => postMessage(data)\npostMessage(1)'], { type: 'text/javascript' })
)
const bare = (): Promise<Worker> =>
  new Promise((resolve) => {
    const worker = new Worker(bareUrl)
    worker.onmessage = () => resolve(worker)
  })
const cell = (): Promise<Cell> =>
  new Promise((resolve) => {
    const started = start('recv((m) => send(m))\nsend(1)', () => resolve(started))
  })

let echo: { worker: Worker; call: Remote<Echo> } | null = null
let through: { cell: Cell; wait(count: number): Promise<void> } | null = null

const bench = {
  /** Milliseconds for so many numbers through a cell and back: the messages of one turn. */
  async cellMessages(count: number): Promise<number> {
    if (!through) {
      let left = 0
      let done = (): void => {}
      const echoing = start('recv((m) => send(m))\nsend(0)', (n) => {
        left -= n
        if (left <= 0) done()
      })
      through = {
        cell: echoing,
        wait: (n) => new Promise((resolve) => ((left = n), (done = resolve)))
      }
      await through.wait(1)
    }
    const { cell, wait } = through
    return timed(async () => {
      const back = wait(count)
      const messages = Array.from({ length: count }, (_, i) => ({ message: i, inlet: 0 }))
      await Promise.all([cell.deliver(messages), back])
    })
  },

  /** The same by one comlink call each, none waiting for the one before. */
  async comlinkCalls(count: number): Promise<number> {
    if (!echo) {
      const worker = new Worker(new URL('./echo.worker.ts', import.meta.url), { type: 'module' })
      echo = { worker, call: wrap<Echo>(worker) }
      await echo.call(0)
    }
    const { call } = echo
    return timed(() => Promise.all(Array.from({ length: count }, (_, i) => call(i))))
  },

  /** Milliseconds from the start of a cell to its first message; the sandbox is warm. */
  async cellStart(): Promise<number> {
    let started: Cell | undefined
    const ms = await timed(async () => (started = await cell()))
    started!.stop()
    return ms
  },

  async bareStart(): Promise<number> {
    let started: Worker | undefined
    const ms = await timed(async () => (started = await bare()))
    started!.terminate()
    return ms
  },

  /** Starts so many, and gives the way to end them. */
  async manyCells(count: number): Promise<void> {
    const all = await Promise.all(Array.from({ length: count }, cell))
    endMany = () => all.forEach((each) => each.stop())
  },
  async manyBare(count: number): Promise<void> {
    const all = await Promise.all(Array.from({ length: count }, bare))
    endMany = () => all.forEach((each) => each.terminate())
  },
  end(): void {
    endMany()
  }
}
let endMany = (): void => {}

export type CellBench = typeof bench
declare global {
  var cellBench: CellBench
}
globalThis.cellBench = bench
