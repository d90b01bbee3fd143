// The handle on the database's thread, and the lock that keeps a second hub out of its folder.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { HubError } from '../errors.ts'
import { finishRestore } from './restored.ts'
import type { Answer, Call, Operations } from './thread.ts'

export interface Database {
  call<Name extends keyof Operations>(
    name: Name,
    args: Parameters<Operations[Name]>,
    transfer?: ArrayBuffer[]
  ): Promise<ReturnType<Operations[Name]>>
  close(): Promise<void>
}

/** Opens the database of a data folder, made where it is missing. Rejects with `storage-in-use`, `storage-newer` or why not. */
export async function openEmbedded(folder: string): Promise<Database> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = lockFolder(folder)
  try {
    finishRestore(folder)
  } catch (error) {
    lock.close()
    throw error
  }
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: { path: join(folder, 'hub.db') },
    execArgv: ['--disable-warning=ExperimentalWarning']
  })
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let ended: HubError | null = null
  let last = 0

  const end = (error: HubError) => {
    ended ??= error
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }
  const post = (name: Call['name'], args: unknown[], transfer: ArrayBuffer[] = []): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended)
      const id = ++last
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, name, args } satisfies Call, transfer)
    })

  await new Promise<void>((resolve, reject) => {
    worker.on('error', (cause) => {
      end(new HubError('storage-failed', cause instanceof Error ? cause.message : '', { cause }))
      reject(ended!)
    })
    worker.on('exit', () => end(new HubError('storage-closed')))
    worker.on('message', (answer: Answer) => {
      if ('ready' in answer) return resolve()
      if ('failed' in answer) return reject(new HubError(answer.failed, answer.detail))
      const call = waiting.get(answer.id)
      waiting.delete(answer.id)
      if ('code' in answer) call?.reject(new HubError(answer.code, answer.detail))
      else call?.resolve(answer.value)
    })
  }).catch(async (error: unknown) => {
    await worker.terminate()
    lock.close()
    throw error
  })

  return {
    call: (name, args, transfer) => post(name, args, transfer) as never,
    async close() {
      if (ended) return
      const closed = post('close', [])
      ended = new HubError('storage-closed')
      await closed.catch(() => {})
      await worker.terminate()
      lock.close()
    }
  }
}

/** Held by the system for as long as this process lives, however it ends. */
function lockFolder(folder: string): DatabaseSync {
  const lock = new DatabaseSync(join(folder, 'lock.db'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if (((error as { errcode?: number }).errcode ?? 0) % 256 === 5) throw new HubError('storage-in-use')
    throw error
  }
}
