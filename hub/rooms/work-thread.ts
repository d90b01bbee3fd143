// The thread that does the heavy work: one task after the other, bytes in and bytes out.
import { parentPort } from 'node:worker_threads'
import { HubError, type HubErrorCode } from '../errors.ts'
import { checkUpdate } from './check.ts'
import { referencesIn } from './references.ts'
import { compact, diff, findBad, mergeState } from './work.ts'

const tasks = { checkUpdate, compact, diff, findBad, mergeState, referencesIn }
export type Tasks = typeof tasks

export interface Call {
  id: number
  name: keyof Tasks
  args: unknown[]
}

export type Answer = { id: number; value: unknown } | { id: number; code: HubErrorCode; detail: string }

parentPort?.on('message', ({ id, name, args }: Call) => {
  const task = tasks[name] as (...args: unknown[]) => unknown
  let answer: Answer
  try {
    answer = { id, value: task(...args) }
  } catch (error) {
    answer =
      error instanceof HubError
        ? { id, code: error.code, detail: error.detail }
        : { id, code: 'compaction-failed', detail: error instanceof Error ? error.message : String(error) }
  }
  parentPort!.postMessage(answer)
})
