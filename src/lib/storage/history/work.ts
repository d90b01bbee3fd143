// Packing and comparing, asked of a worker that lives while there is something to do; where none can be had, done here.
//
//   pack     a whole state   ->  what a version keeps of it
//   compare  two states      ->  what changed
import { LoadbangError } from '../../runtime/errors.ts'
import type { PatchChanges } from '../../patch/compare.ts'
import type { Packed, State } from './pack.ts'

export type Question = { readonly id: number } & (
  | { readonly ask: 'pack'; readonly update: Uint8Array }
  | { readonly ask: 'compare'; readonly before: State; readonly after: State }
)
export interface Answer {
  readonly id: number
  readonly result?: unknown
  readonly error?: string
}

/** Milliseconds without a question after which the worker is ended. */
const IDLE = 20_000

interface Waiting {
  resolve(result: unknown): void
  reject(error: unknown): void
  here(): Promise<unknown>
}

const waiting = new Map<number, Waiting>()
let worker: Worker | null = null
let refused = false
let next = 0
let idle: ReturnType<typeof setTimeout> | undefined

export const packState = (update: Uint8Array): Promise<Packed> =>
  ask({ ask: 'pack', update }, async () => (await import('./pack.ts')).pack(update)) as Promise<Packed>

export const compareInWorker = (before: State, after: State): Promise<PatchChanges> =>
  ask({ ask: 'compare', before, after }, async () =>
    (await import('./pack.ts')).compareStates(before, after)
  ) as Promise<PatchChanges>

type Asked =
  | { readonly ask: 'pack'; readonly update: Uint8Array }
  | { readonly ask: 'compare'; readonly before: State; readonly after: State }

function ask(question: Asked, here: () => Promise<unknown>): Promise<unknown> {
  const running = start()
  if (!running) return here()
  const id = next++
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject, here })
    running.postMessage({ id, ...question } satisfies Question)
  })
}

function start(): Worker | null {
  clearTimeout(idle)
  if (worker || refused || typeof Worker === 'undefined') return worker
  try {
    worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'versions' })
  } catch {
    refused = true
    return null
  }
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.error !== undefined) asked?.reject(new LoadbangError('history-failed', data.error))
    else asked?.resolve(data.result)
    if (waiting.size === 0) idle = setTimeout(end, IDLE)
  })
  // Its script could not be loaded, or it died: what it owes is done here.
  worker.addEventListener('error', () => {
    refused = true
    end()
    const owed = [...waiting.values()]
    waiting.clear()
    for (const { here, resolve, reject } of owed) here().then(resolve, reject)
  })
  return worker
}

function end(): void {
  worker?.terminate()
  worker = null
}
