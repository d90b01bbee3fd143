// The patch's data where no engine runs: the page itself opens the database, when the first question comes, and lets go of it
// before an engine starts.
import { asLoadbangError } from '../runtime/errors.ts'
import { refusal } from './data-errors.ts'
import type { DataReply, DataRequest, StoreRef } from './data-protocol.ts'
import type { DataService } from './data-service.ts'

interface Open {
  service: DataService
  close(): Promise<void>
}

export class DirectData {
  #patchId: string
  #stored: (changed: StoreRef[]) => void
  #open: Promise<Open> | null = null

  constructor(patchId: string, stored: (changed: StoreRef[]) => void) {
    this.#patchId = patchId
    this.#stored = stored
  }

  async answer(request: DataRequest): Promise<DataReply> {
    try {
      const { service } = await (this.#open ??= this.#begin())
      return await service.answer(request)
    } catch (thrown) {
      this.#open = null
      return refusal(asLoadbangError(thrown, 'storage-failed'))
    }
  }

  async close(): Promise<void> {
    const open = await this.#open?.catch(() => null)
    this.#open = null
    await open?.close()
  }

  async #begin(): Promise<Open> {
    // Loaded here only: the page seldom needs them.
    const [{ openIdbStorage }, { DataService }, { StoredNews }] = await Promise.all([
      import('../storage/kv/idb.ts'),
      import('./data-service.ts'),
      import('./stored-news.ts')
    ])
    const storage = openIdbStorage(this.#patchId)
    await storage.ready()
    const service = new DataService(storage)
    const news = new StoredNews((changed) => this.#stored(changed))
    const stop = storage.onCommit((changed) => news.add(changed))
    return {
      service,
      async close() {
        stop()
        news.close()
        service.close()
        await storage.close()
      }
    }
  }
}
