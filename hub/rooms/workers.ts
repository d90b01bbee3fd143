// Threads for heavy work: started when first needed, replaced when they hang or die.
import { Worker } from 'node:worker_threads'
import { HubError } from '../errors.ts'
import type { Answer, Call, Tasks } from './work-thread.ts'

export interface Work {
  /** Runs a task in the thread; after `timeout` milliseconds the thread is ended and it rejects with `compaction-failed`. */
  run<Name extends keyof Tasks>(
    name: Name,
    args: Parameters<Tasks[Name]>,
    timeout?: number
  ): Promise<ReturnType<Tasks[Name]>>
  close(): Promise<void>
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
  timer: NodeJS.Timeout
}

/** After `idle` milliseconds without work the thread is ended, and with it goes the memory that documents took there. */
export function startWork(script = new URL('./work-thread.ts', import.meta.url), idle = 5000): Work {
  let worker: Worker | null = null
  let resting: NodeJS.Timeout | undefined
  let last = 0
  const waiting = new Map<number, Waiting>()

  const fail = (detail: string) => {
    const failed = worker
    worker = null
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer)
      reject(new HubError('compaction-failed', detail))
    }
    waiting.clear()
    return failed?.terminate()
  }

  const start = (): Worker => {
    const started = new Worker(script, { execArgv: ['--disable-warning=ExperimentalWarning'] })
    started.unref()
    started.on('message', (answer: Answer) => {
      const call = waiting.get(answer.id)
      if (!call) return
      waiting.delete(answer.id)
      clearTimeout(call.timer)
      if (waiting.size === 0) resting = setTimeout(() => void fail('it rests'), idle).unref()
      if ('code' in answer) call.reject(new HubError(answer.code, answer.detail))
      else call.resolve(answer.value)
    })
    // A thread that died (out of memory) takes what it was asked along; the next task gets a new one.
    started.on('error', (error) => {
      if (worker === started) void fail(error instanceof Error ? error.message : '')
    })
    started.on('exit', () => {
      if (worker === started) void fail('its thread ended')
    })
    return started
  }

  return {
    run: (name, args, timeout = 300_000) =>
      new Promise<never>((resolve, reject) => {
        clearTimeout(resting)
        worker ??= start()
        const id = ++last
        const timer = setTimeout(() => void fail('it took too long'), timeout)
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, timer })
        // Bytes are copied as they are laid out: a small piece of a large buffer would take all of it along.
        worker.postMessage({ id, name, args: args.map(own) } satisfies Call)
      }),
    async close() {
      clearTimeout(resting)
      await fail('the hub is stopping')
    }
  }
}

function own(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(own)
  if (value instanceof Uint8Array && value.byteLength !== value.buffer.byteLength)
    return new Uint8Array(value)
  return value
}
