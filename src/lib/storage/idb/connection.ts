// One connection to one IndexedDB database, with the care that every use of it needs: opened once (the promise is kept), with a
// time limit; closed as soon as another tab wants to delete or upgrade the database, which would hang otherwise; opened anew,
// once, when the browser has dropped it. Browsers' errors leave as LoadbangErrors.
import { openDB, type IDBPDatabase } from 'idb'
import { LoadbangError } from '../../runtime/errors.ts'
import { blocked, closed, deletedMeanwhile, failed, newerLayout, refused } from '../errors.ts'
import { within } from './limit.ts'
import { isDead, translate, translateOpen } from './translate.ts'

export interface ConnectionSpec {
  name: string
  version: number
  /** What it is to a person, at the start of a sentence: `The data of this patch`. */
  what: string
  upgrade(db: IDBPDatabase): void
  /** Milliseconds until a transaction counts as hanging; default 10,000. */
  limit?: number
  /** Told when the connection ended by itself: for good (deleted, newer layout), or until the next use. */
  gone?(error: LoadbangError, forGood: boolean): void
}

export interface Connection {
  /**
   * Runs `work` on the open database. On a dead connection it is run once more on a new one, so it must be repeatable.
   * Rejects with a LoadbangError.
   */
  use<T>(work: (db: IDBPDatabase) => Promise<T>): Promise<T>
  /** The database if it is open at this moment: for what must happen before the page goes. */
  readonly current: IDBPDatabase | null
  close(): void
}

/** Milliseconds until an open counts as hanging. */
const OPEN_LIMIT = 5_000

export function connect(spec: ConnectionSpec): Connection {
  const limit = spec.limit ?? 10_000
  let opening: Promise<IDBPDatabase> | null = null
  let current: IDBPDatabase | null = null
  let over: LoadbangError | null = null

  const forget = () => {
    opening = null
    current?.close()
    current = null
  }

  const end = (error: LoadbangError) => {
    over = error
    forget()
    spec.gone?.(error, true)
  }

  async function openNow(): Promise<IDBPDatabase> {
    if (typeof indexedDB === 'undefined') throw refused('it has no IndexedDB')
    let mine: IDBPDatabase | null = null
    // A browser that refuses may also throw at once.
    const request = (async () =>
      openDB(spec.name, spec.version, {
        upgrade: spec.upgrade,
        blocking(_current, wanted, event) {
          const db = event.target as IDBDatabase
          db.close()
          if (mine === null || current === mine)
            end(wanted === null ? deletedMeanwhile(spec.what) : newerLayout(spec.what))
        },
        terminated() {
          if (current !== mine) return
          forget()
          spec.gone?.(failed(spec.what, new Error('the browser closed it')), false)
        }
      }))()
    try {
      mine = await within(OPEN_LIMIT, request, () => blocked(spec.what))
    } catch (thrown) {
      // Should it open after all, nobody waits for it any more, and an open connection blocks others.
      request.then(
        (late) => late.close(),
        () => {}
      )
      throw translateOpen(spec.what, thrown)
    }
    if (over) {
      mine.close()
      throw over
    }
    current = mine
    return mine
  }

  function open(): Promise<IDBPDatabase> {
    if (over) return Promise.reject(over)
    if (!opening) {
      const attempt = openNow()
      opening = attempt
      // A failed open is not kept: the next use tries again.
      attempt.catch(() => {
        if (opening === attempt) opening = null
      })
    }
    return opening
  }

  return {
    get current() {
      return current
    },
    async use(work) {
      for (let attempt = 0; ; attempt++) {
        const db = await open()
        try {
          return await within(limit, work(db), () => blocked(spec.what))
        } catch (thrown) {
          if (over) throw over
          const hangs = thrown instanceof LoadbangError && thrown.code === 'storage-blocked'
          if ((isDead(thrown) || hangs) && current === db) forget()
          if (!isDead(thrown) || attempt > 0) throw translate(spec.what, thrown)
        }
      }
    },
    close() {
      over ??= closed(spec.what)
      forget()
    }
  }
}
