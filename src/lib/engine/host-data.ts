// The data panel's side of the worker: news of what is stored, and answers to questions about it. What answers is loaded with the
// first question; most patches run without.
import type { PatchStorage } from '../storage/patch-storage.ts'
import { refusal } from './data-errors.ts'
import type { DataReply, DataRequest, StoreRef } from './data-protocol.ts'
import type { DataService } from './data-service.ts'
import { StoredNews } from './stored-news.ts'

export class HostData {
  #storage: PatchStorage
  #service: Promise<DataService> | null = null
  #news: StoredNews
  #stop: () => void

  constructor(storage: PatchStorage, tell: (changed: StoreRef[]) => void) {
    this.#storage = storage
    this.#news = new StoredNews(tell)
    this.#stop = storage.onCommit((changed) => this.#news.add(changed))
  }

  /** Never rejects. */
  async answer(request: DataRequest): Promise<DataReply> {
    try {
      this.#service ??= import('./data-service.ts').then(({ DataService }) => new DataService(this.#storage))
      return await (await this.#service).answer(request)
    } catch (thrown) {
      // A script that did not come may come the next time.
      this.#service = null
      return refusal(thrown)
    }
  }

  close(): void {
    this.#stop()
    this.#news.close()
    void this.#service?.then((service) => service.close()).catch(() => {})
  }
}
