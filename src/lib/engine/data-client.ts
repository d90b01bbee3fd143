// The data panel's calls with their answers' types; errors are thrown as they were on the other side. Small edits go in one piece,
// large ones in many, and are written all at once all the same.
import { nanoid } from 'nanoid'
import { LoadbangError } from '../runtime/errors.ts'
import { writtenForGood } from './data-errors.ts'
import type { Ask, Change, DataAnswers, DataReply, DataRequest, StoreRef } from './data-protocol.ts'

export interface DataSource {
  data(request: DataRequest): Promise<DataReply>
}

/** Changes of one message. */
const PIECE = 500
/** Milliseconds between looks at how far a long edit is. */
const LOOK = 150
const reads: readonly Ask[] = ['stores', 'rows', 'ids', 'value']

export interface LongWork {
  signal?: AbortSignal
  /** `done` of `total` entries; null where nobody knows how many. */
  progress?(done: number, total: number | null): void
  /** Now this is done: `Checking`, `Writing`. */
  stage?(doing: string): void
}

export class DataClient {
  #source: DataSource
  constructor(source: DataSource) {
    this.#source = source
  }

  async ask<K extends Ask>(request: DataRequest & { ask: K }): Promise<DataAnswers[K]> {
    // Reading changes nothing: it is asked again where the tab that was asked has gone.
    for (let tries = reads.includes(request.ask) ? 3 : 1; ; tries--) {
      const reply = await this.#source.data(request)
      if (reply.ok) return reply.answer as DataAnswers[K]
      const { code, message, advice } = reply.error
      if (code !== 'data-interrupted' || tries <= 1) throw new LoadbangError(code, message, advice)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }

  /** All of the changes or, if it rejects, none; gives the changes that undo them. */
  async edit(store: StoreRef, changes: readonly Change[], work: LongWork = {}): Promise<readonly Change[]> {
    if (changes.length <= PIECE) return this.ask({ ask: 'edit', store, changes })
    const staging = this.stage(store, work)
    try {
      for (let i = 0; i < changes.length; i += PIECE) await staging.add(changes.slice(i, i + PIECE))
      return await staging.commit()
    } catch (thrown) {
      await staging.cancel()
      throw thrown
    }
  }

  /** The same for what is not to be undone: nobody keeps what was there. */
  async editForGood(store: StoreRef, changes: readonly Change[], work: LongWork = {}): Promise<void> {
    const staging = this.stage(store, work)
    try {
      for (let i = 0; i < changes.length; i += PIECE) await staging.add(changes.slice(i, i + PIECE))
      await staging.commit(true)
    } catch (thrown) {
      await staging.cancel()
      throw thrown
    }
  }

  /** An edit in pieces. Nothing is written before `commit`. */
  stage(store: StoreRef, { signal, progress, stage }: LongWork = {}) {
    const job = nanoid()
    const cancel = async (): Promise<void> => {
      await this.ask({ ask: 'cancel', job }).catch(() => {})
    }
    return {
      add: async (changes: readonly Change[]): Promise<void> => {
        signal?.throwIfAborted()
        await this.ask({ ask: 'stage', job, store, changes })
      },
      commit: async (forGood = false): Promise<readonly Change[]> => {
        signal?.throwIfAborted()
        const cancelled: Promise<void>[] = []
        const stop = (): void => void cancelled.push(cancel())
        signal?.addEventListener('abort', stop, { once: true })
        stage?.('Checking')
        const timer = setInterval(() => {
          this.ask({ ask: 'progress', job }).then(
            ({ done, total, writing }) => {
              if (total === 0 || signal?.aborted) return
              if (writing) stage?.('Writing, all at once')
              // In memory all is written in one go, and nobody can tell how far it is.
              progress?.(done, writing && (done === 0 || done === total) ? null : total)
            },
            () => {}
          )
        }, LOOK)
        try {
          return await this.#fetch(job, await this.ask({ ask: 'commit', job, forGood }), signal)
        } catch (thrown) {
          // Whatever was written is taken back by then.
          await Promise.all(cancelled)
          signal?.throwIfAborted()
          throw thrown
        } finally {
          clearInterval(timer)
          signal?.removeEventListener('abort', stop)
        }
      },
      cancel
    }
  }

  /** What undoes a job that is written. */
  async #fetch(job: string, count: number, signal?: AbortSignal): Promise<readonly Change[]> {
    const inverse: Change[] = []
    while (inverse.length < count) {
      signal?.throwIfAborted()
      const { changes } = await this.ask({ ask: 'next', job }).catch(() => {
        signal?.throwIfAborted()
        throw writtenForGood()
      })
      for (const change of changes) inverse.push(change)
    }
    return inverse
  }

  /** Everything in a store, in pieces. */
  async *entries(store: StoreRef, { signal, progress }: LongWork = {}): AsyncGenerator<readonly Change[]> {
    const job = nanoid()
    let done = 0
    try {
      const total = await this.ask({ ask: 'export', job, store })
      for (let more = true; more;) {
        signal?.throwIfAborted()
        const piece = await this.ask({ ask: 'next', job })
        more = !piece.done
        done += piece.changes.length
        progress?.(done, total)
        yield piece.changes
      }
    } finally {
      void this.ask({ ask: 'cancel', job }).catch(() => {})
    }
  }
}
