// Writes a document as it changes. Edits are gathered for a moment and written as one small transaction, whose commit is awaited:
// a request that succeeded is not yet saved. When a write fails, everything after it would be unreadable without it, so the next
// one writes the whole state; it is tried again, ever less often, until it succeeds.
import * as Y from 'yjs'
import { asLoadbangError, type LoadbangError } from '../../runtime/errors.ts'
import { watched, type Watched } from '../../runtime/watched.ts'
import type { Connection } from '../idb/connection.ts'
import { appendUpdates } from './database.ts'
import { Gathered, merged, type Before } from './gather.ts'
import type { SaveStatus } from './status.ts'

/** Milliseconds that edits are gathered before they are written. */
const GATHER = 50
/** Milliseconds until a failed write is tried again: the first, and the longest. */
const FIRST_RETRY = 250
const LAST_RETRY = 30_000

export interface WriterOptions {
  doc: Y.Doc
  connection: Connection
  /** What must have succeeded before anything is written: the document is loaded. Called again after it failed. */
  prepare(): Promise<void>
  /** Records now on the disk, with their sizes. */
  wrote?(records: readonly { key: number; size: number }[]): void
  /** All edits up to this number are committed. */
  committed?(edit: number): void
  /** A write failed with this; it will be tried again unless it is for good. */
  failed?(error: LoadbangError): void
}

export interface Writer {
  readonly status: Watched<SaveStatus>
  /**
   * Takes an update to be written; gives its number, counted from 1. `before`: the document's state before the transaction that
   * it tells of; absent where it is not an edit of this document that was made just now.
   */
  add(update: Uint8Array, before?: Before): number
  /** Writes what is pending; fulfils when everything added so far is committed, rejects if that fails now. */
  flush(): Promise<void>
  /** Begins, within this very call, to write what is not committed yet: for a page that is about to go. */
  flushNow(): void
  /** Nothing can be written any more. */
  end(error: LoadbangError): void
  /** The connection was lost for now, and with it perhaps what it had written. */
  lost(error: LoadbangError): void
  /** So much of what the document has, others have yet to write. */
  owed(messages: number): void
  /** The document could not be read yet. */
  unready(error: LoadbangError): void
  /** Stops timers; nothing is written from here on. */
  stop(): void
}

export function createWriter(options: WriterOptions): Writer {
  const { doc, connection } = options
  const status = watched<SaveStatus>(
    { state: 'saved', pending: 0 },
    (a, b) => a.state === b.state && a.pending === b.pending && a.error === b.error
  )
  let added = 0
  let done = 0
  let owed = 0
  const waiting = new Gathered(doc)
  let inFlight: Uint8Array[] = []
  /** The whole state must be written, since an earlier write did not arrive. */
  let whole = false
  let failure: LoadbangError | null = null
  let failures = 0
  let over: LoadbangError | null = null
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | null = null
  let writing: Promise<void> | null = null

  const tell = () => {
    const pending = added - done + owed
    const error = over ?? failure
    if (error) status.set({ state: 'not-saved', error, pending })
    else status.set({ state: pending > 0 ? 'saving' : 'saved', pending })
  }

  const hidden = () => typeof document !== 'undefined' && document.visibilityState === 'hidden'

  function writeIn(ms: number): void {
    if (timer !== null || stopped || over) return
    // A hidden page's timers are slow; it may also never be seen again.
    if (ms === GATHER && hidden()) return queueMicrotask(() => void write())
    timer = setTimeout(() => {
      timer = null
      void write()
    }, ms)
  }

  function cancelTimer(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }

  /** What the next transaction writes; what is added after this goes into the one after it. */
  function take(): Uint8Array[] {
    if (!whole) return waiting.take()
    whole = false
    waiting.clear()
    return [Y.encodeStateAsUpdate(doc)]
  }

  function succeeded(upTo: number, written: readonly Uint8Array[], keys: readonly number[]): void {
    options.wrote?.(keys.map((key, i) => ({ key, size: written[i]!.byteLength })))
    done = Math.max(done, upTo)
    failure = null
    failures = 0
    tell()
    options.committed?.(done)
  }

  /** `gap`: what was to be written may be missing on the disk now. */
  function wentWrong(thrown: unknown, gap = true): void {
    if (over || stopped) return
    failure = asLoadbangError(thrown, 'storage-failed')
    if (gap) {
      whole = true
      waiting.clear()
    }
    tell()
    options.failed?.(failure)
    cancelTimer()
    writeIn(Math.min(FIRST_RETRY * 2 ** failures++, LAST_RETRY))
  }

  async function writeOnce(): Promise<void> {
    cancelTimer()
    let prepared = false
    try {
      await options.prepare()
      prepared = true
      if (stopped || over) return
      if (waiting.empty && !whole) {
        // Only the loading had failed.
        failure = null
        failures = 0
        return tell()
      }
      const upTo = added
      const written = take()
      inFlight = written
      const keys = await connection.use((db) => appendUpdates(db, written))
      succeeded(upTo, written, keys)
    } catch (thrown) {
      wentWrong(thrown, prepared)
    } finally {
      inFlight = []
    }
    if (!waiting.empty) writeIn(GATHER)
  }

  function write(): Promise<void> {
    if (stopped || over) return Promise.resolve()
    writing ??= writeOnce().finally(() => (writing = null))
    return writing
  }

  return {
    status,
    add(update, before) {
      added++
      if (stopped) return added
      // The whole state that is to be written contains it.
      if (!whole && !over) waiting.add(update, before)
      tell()
      if (!over && failure === null) writeIn(GATHER)
      return added
    },
    async flush() {
      const target = added
      while (done < target) {
        await write()
        const error = over ?? failure
        if (done < target && error) throw error
        if (stopped) return
      }
    },
    flushNow() {
      const db = connection.current
      if (!db || stopped || over || done >= added) return
      // What is in flight goes along again: twice is harmless, and a gap would hide what follows it.
      const upTo = added
      const written = merged([...inFlight, ...take()])
      cancelTimer()
      appendUpdates(db, written).then((keys) => succeeded(upTo, written, keys), wentWrong)
    },
    end(error) {
      over = error
      cancelTimer()
      tell()
    },
    lost: (error) => wentWrong(error),
    owed(messages) {
      owed = messages
      tell()
    },
    unready: (error) => wentWrong(error, false),
    stop() {
      stopped = true
      cancelTimer()
    }
  }
}
