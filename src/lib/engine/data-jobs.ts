// Long work on stored data in pieces: imports that are staged and then committed whole, exports that are read page by page.
import type { PatchStorage, StoredEntry } from '../storage/patch-storage.ts'
import { asChange, edit } from './data-edits.ts'
import { noJob } from './data-errors.ts'
import { JOB_PATIENCE, type Change, type DataAnswers, type StoreRef } from './data-protocol.ts'

/** Entries, and roughly bytes of bound binaries, in one piece of an export. */
const PIECE = 200
const PIECE_BYTES = 4_000_000

interface Job {
  store: StoreRef
  changes: Change[]
  done: number
  writing: boolean
  stop: AbortController
  reader: AsyncIterator<StoredEntry> | null
  /** What undoes it, as far as nobody has fetched it. */
  inverse: Change[] | null
  timer: ReturnType<typeof setTimeout> | undefined
}

export class DataJobs {
  #storage: PatchStorage
  #jobs = new Map<string, Job>()

  constructor(storage: PatchStorage) {
    this.#storage = storage
  }

  stage(id: string, store: StoreRef, changes: readonly Change[]): number {
    const job = this.#jobs.get(id) ?? this.#begin(id, store)
    this.#touch(id, job)
    for (const change of changes) job.changes.push(change)
    return job.changes.length
  }

  async commit(id: string, forGood = false): Promise<number> {
    const job = this.#job(id)
    clearTimeout(job.timer)
    const { signal } = job.stop
    try {
      const inverse = await edit(this.#storage, job.store, job.changes, {
        signal,
        progress: (done) => void (job.done = done),
        writing() {
          job.writing = true
          job.done = 0
        }
      })
      // The disk had all of it when it was cancelled: all of it goes again.
      if (signal.aborted) await edit(this.#storage, job.store, inverse)
      signal.throwIfAborted()
      if (forGood || inverse.length === 0) {
        this.#end(id)
        return 0
      }
      job.inverse = inverse
      job.done = 0
      job.changes = []
      this.#touch(id, job)
      return inverse.length
    } catch (thrown) {
      this.#jobs.delete(id)
      throw thrown
    }
  }

  progress(id: string): DataAnswers['progress'] {
    const { done, changes, writing } = this.#job(id)
    return { done, total: changes.length, writing }
  }

  /** Of a job that has ended, or never was, there is nothing to cancel. One that is written, and still here, is taken back. */
  async cancel(id: string): Promise<null> {
    const job = this.#jobs.get(id)
    this.#end(id)
    if (job?.inverse) await edit(this.#storage, job.store, job.inverse)
    return null
  }

  #end(id: string): void {
    const job = this.#jobs.get(id)
    job?.stop.abort()
    clearTimeout(job?.timer)
    void job?.reader?.return?.()
    this.#jobs.delete(id)
  }

  async export(id: string, store: StoreRef): Promise<number> {
    const { kind, scope, collection } = store
    const job = this.#begin(id, store)
    job.reader = this.#storage.entries(store)[Symbol.asyncIterator]()
    return kind === 'kv' ? this.#storage.kv(scope).count() : this.#storage.db(scope).count(collection!)
  }

  async next(id: string): Promise<DataAnswers['next']> {
    const job = this.#job(id)
    if (job.inverse) return this.#nextInverse(id, job, job.inverse)
    const changes: Change[] = []
    let bytes = 0
    while (changes.length < PIECE && bytes < PIECE_BYTES) {
      const { done, value } = await job.reader!.next()
      if (done) {
        this.#end(id)
        return { changes, done: true }
      }
      const change = asChange(value)
      bytes += roughSize(change)
      changes.push(change)
    }
    return { changes, done: false }
  }

  #nextInverse(id: string, job: Job, inverse: readonly Change[]): DataAnswers['next'] {
    let [end, bytes] = [job.done, 0]
    while (end < inverse.length && end - job.done < PIECE && bytes < PIECE_BYTES)
      bytes += roughSize(inverse[end++]!)
    const changes = inverse.slice(job.done, end)
    job.done = end
    const done = end === inverse.length
    if (done) this.#end(id)
    return { changes, done }
  }

  close(): void {
    for (const id of [...this.#jobs.keys()]) this.#end(id)
  }

  #begin(id: string, store: StoreRef): Job {
    const job: Job = {
      store,
      changes: [],
      done: 0,
      writing: false,
      inverse: null,
      stop: new AbortController(),
      reader: null,
      timer: undefined
    }
    this.#jobs.set(id, job)
    this.#touch(id, job)
    return job
  }

  #job(id: string): Job {
    const job = this.#jobs.get(id)
    if (!job) throw noJob()
    this.#touch(id, job)
    return job
  }

  #touch(id: string, job: Job): void {
    clearTimeout(job.timer)
    job.timer = setTimeout(() => this.#end(id), JOB_PATIENCE)
  }
}

/** Of texts and buffers; Blobs travel by reference. Looks at the first level alone: pieces need not be of one size. */
function roughSize(change: Change): number {
  if (change.do !== 'put') return 0
  const parts =
    typeof change.value === 'object' && change.value !== null ? Object.values(change.value) : [change.value]
  return parts.reduce<number>((sum, part) => {
    if (typeof part === 'string') return sum + part.length
    return sum + ((part as { byteLength?: number } | null | undefined)?.byteLength ?? 16)
  }, 100)
}
