// Answers the data panel's questions (data-protocol.ts) on a patch's storage: in the engine's worker, loaded with the first of them,
// or in the page where no engine runs.
import { toWire } from '../runtime/codec/wire.ts'
import type { PatchStorage } from '../storage/patch-storage.ts'
import { edit } from './data-edits.ts'
import { refusal } from './data-errors.ts'
import { DataJobs } from './data-jobs.ts'
import type { DataAnswers, DataReply, DataRequest, StoreRef } from './data-protocol.ts'
import { readRows } from './data-rows.ts'
import { DataViews } from './data-views.ts'

export class DataService {
  #storage: PatchStorage
  #views: DataViews
  #jobs: DataJobs
  #stop: () => void

  constructor(storage: PatchStorage) {
    this.#storage = storage
    this.#views = new DataViews(storage)
    this.#jobs = new DataJobs(storage)
    this.#stop = storage.onCommit((changed) => this.#views.changed(changed))
  }

  /** Never rejects. */
  async answer(request: DataRequest): Promise<DataReply> {
    try {
      return { ok: true, answer: await this.#answer(request) }
    } catch (thrown) {
      return refusal(thrown)
    }
  }

  close(): void {
    this.#stop()
    this.#jobs.close()
    this.#views.close()
  }

  async #answer(request: DataRequest): Promise<DataAnswers[DataRequest['ask']]> {
    switch (request.ask) {
      case 'stores': {
        const [stores, usage] = await Promise.all([this.#storage.stores(), this.#storage.usage()])
        return { stores, ...usage }
      }
      case 'rows':
        return readRows(this.#storage, this.#views, request)
      case 'ids':
        return this.#views.all(request.store, request.view)
      case 'leave':
        return this.#views.leave(request.store, request.view)
      case 'value':
        return this.#value(request.store, request.id)
      case 'edit':
        return edit(this.#storage, request.store, request.changes)
      case 'stage':
        return this.#jobs.stage(request.job, request.store, request.changes)
      case 'commit':
        return this.#jobs.commit(request.job, request.forGood)
      case 'progress':
        return this.#jobs.progress(request.job)
      case 'cancel':
        return this.#jobs.cancel(request.job)
      case 'export':
        return this.#jobs.export(request.job, request.store)
      case 'next':
        return this.#jobs.next(request.job)
    }
  }

  async #value({ kind, scope, collection }: StoreRef, id: string): Promise<DataAnswers['value']> {
    if (kind === 'kv') {
      const { found, value } = await this.#storage.kv(scope).get(id)
      return { found, value: toWire(value) }
    }
    const doc = await this.#storage.db(scope).findOne(collection!, id)
    return { found: doc !== null, value: toWire(doc) }
  }
}
