// One connection to one IndexedDB database, with the care that every use of it needs: opened once (the promise is kept), with a
// time limit; closed as soon as another tab wants to delete or upgrade the database, which would hang otherwise; opened anew,
// once, when the browser has dropped it: what was under way then hears of nothing any more. Browsers' errors leave as LoadbangErrors.
import { openDB, type IDBPDatabase } from 'idb'
import type { LoadbangError } from '../../runtime/errors.ts'
import { blocked, closed, deletedMeanwhile, diskFull, failed, newerLayout, refused } from '../errors.ts'
import { within } from './limit.ts'
import { distrust, mayOpen, settle } from './settle.ts'
import { isDead, isFailure, isFull, translate, translateOpen } from './translate.ts'

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

/** Milliseconds after the browser closed a connection in which transactions under way may still say how they ended. */
const LAST_WORDS = 100

interface Open {
  readonly db: IDBPDatabase
  /** Rejects when the browser has closed it. Nobody knows then whether what was under way is committed. */
  readonly lost: Promise<never>
}

export function connect(spec: ConnectionSpec): Connection {
  const limit = spec.limit ?? 10_000
  let opening: Promise<Open> | null = null
  let current: IDBPDatabase | null = null
  /** The same with what tells of its end; null where it has yet to be opened. */
  let held: Open | null = null
  let over: LoadbangError | null = null
  /** The disk is full, as far as is known: a browser says so once, and then only that it cannot open anything. */
  let full: LoadbangError | null = null

  const forget = () => {
    opening = null
    current?.close()
    current = held = null
  }

  const end = (error: LoadbangError) => {
    over = error
    forget()
    spec.gone?.(error, true)
  }

  /** Notes what has failed; of several errors that one full disk causes, gives the one that says it. */
  const note = (thrown: unknown, error: LoadbangError): LoadbangError => {
    if (isFailure(thrown)) distrust()
    if (isFull(thrown)) full = error
    return error.code === 'storage-failed' ? (full ?? error) : error
  }

  function ifOver(): void {
    if (over) throw over
  }

  async function openNow(): Promise<Open> {
    if (typeof indexedDB === 'undefined') throw refused('it has no IndexedDB')
    if (!(await mayOpen(full !== null))) {
      full ??= diskFull()
      throw full
    }
    ifOver()
    let mine: IDBPDatabase | null = null
    let lose: (error: LoadbangError) => void = () => {}
    const lost = new Promise<never>((_resolve, reject) => (lose = reject))
    lost.catch(() => {})
    // A browser that refuses may also throw at once.
    const request = (async () =>
      openDB(spec.name, spec.version, {
        upgrade(db, _old, _new, transaction) {
          // An abort of it is told by the open.
          transaction.done.catch(() => {})
          spec.upgrade(db)
        },
        blocking(_current, wanted, event) {
          const db = event.target as IDBDatabase
          db.close()
          if (mine === null || current === mine)
            end(wanted === null ? deletedMeanwhile(spec.what) : newerLayout(spec.what))
        },
        terminated() {
          distrust()
          const error = note(null, failed(spec.what, new Error('the browser closed it')))
          setTimeout(() => lose(note(null, error)), LAST_WORDS)
          if (current !== mine) return
          forget()
          spec.gone?.(error, false)
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
      throw note(thrown, translateOpen(spec.what, thrown))
    }
    if (over) mine.close()
    ifOver()
    current = mine
    return (held = { db: mine, lost })
  }

  function open(): Promise<Open> {
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
        // At once where it is open: what is asked in this very turn may go into the same transaction.
        const { db, lost } = held ?? (await open())
        try {
          const result = await within(limit, Promise.race([work(db), lost]), () => blocked(spec.what))
          full = null
          settle()
          return result
        } catch (thrown) {
          if (over) throw over
          const error = note(thrown, translate(spec.what, thrown))
          if ((isDead(thrown) || error.code === 'storage-blocked') && current === db) forget()
          if (!isDead(thrown) || attempt > 0) throw error
        }
      }
    },
    close() {
      over ??= closed(spec.what)
      forget()
    }
  }
}
