// Automatic versions of an open patch: the state before the first edit after a pause, then one every few minutes while it is edited,
// and one when it is closed with edits that no version has. Of all tabs that have the patch open one writes them, elected by a Web
// Lock. Nothing here is ever in the way of an edit: states are taken when the page is idle and packed in a worker, and what
// fails is told once.
import * as Y from 'yjs'
import { asLoadbangError, type LoadbangError } from '../../runtime/errors.ts'
import { PERSIST } from '../../patch/context.ts'
import { LOADED } from '../document/origins.ts'
import type { History, NewVersion } from './history.ts'

export interface RecorderOptions {
  readonly patchId: string
  readonly doc: Y.Doc
  readonly history: Pick<History, 'add'>
  /** When the patch was last edited before it was opened. */
  readonly edited: number
  /** Told of the first version that could not be kept. */
  failed(error: LoadbangError): void
  /** Milliseconds from version to version, and without an edit that make a pause; five minutes. */
  readonly every?: number
}

export interface Recorder {
  /** Writes what is not in any version yet (unless the patch is gone), and stops. Never rejects. */
  close(options?: { gone: boolean }): Promise<void>
}

const EVERY = 5 * 60_000

export function recordVersions({
  patchId,
  doc,
  history,
  edited,
  failed,
  every = EVERY
}: RecorderOptions): Recorder {
  const release = new AbortController()
  let elected = false
  let letGo = () => {}
  /** Time of the last edit; absent before the first. */
  let last: number | undefined
  /** The state before the edit that is going on, if that is to be a version. */
  let before: Uint8Array | null = null
  /** There are edits that no version has. */
  let dirty = false
  let timer: ReturnType<typeof setTimeout> | null = null
  let saying = true
  /** One version after the other. */
  let writing: Promise<void> = Promise.resolve()

  function write(version: NewVersion): Promise<void> {
    writing = writing
      .then(() => history.add(version))
      .then(
        () => {},
        (error: unknown) => {
          if (saying) failed(asLoadbangError(error, 'history-failed'))
          saying = false
        }
      )
    return writing
  }

  const writeNow = (): Promise<void> => {
    dirty = false
    return write({ update: Y.encodeStateAsUpdate(doc), kind: 'auto' })
  }

  const isEdit = (origin: unknown) => origin !== LOADED && origin !== PERSIST

  const onBefore = (transaction: Y.Transaction) => {
    before = null
    if (!elected || !isEdit(transaction.origin)) return
    if (last === undefined || Date.now() - last >= every) before = Y.encodeStateAsUpdate(doc)
  }
  const onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (!isEdit(origin)) return
    if (before) {
      const [kind, at] = last === undefined ? (['open', edited] as const) : (['auto', last] as const)
      void write({ update: before, kind, at, unlessEmpty: true })
      before = null
    }
    last = Date.now()
    dirty = true
    if (elected) timer ??= setTimeout(onTime, every)
  }
  const onTime = () => {
    timer = null
    whenIdle(() => {
      if (elected && dirty) void writeNow()
    })
  }

  const begin = () => {
    elected = true
    // Edits made while another tab was at it, which has gone since.
    if (dirty) timer ??= setTimeout(onTime, every)
  }
  const locks = typeof navigator === 'undefined' ? undefined : (navigator as { locks?: LockManager }).locks
  if (locks) {
    locks
      .request(`loadbang-history-${patchId}`, { signal: release.signal }, () => {
        begin()
        return new Promise<void>((resolve) => (letGo = resolve))
      })
      .catch(() => {})
  } else begin()

  doc.on('beforeTransaction', onBefore)
  doc.on('update', onUpdate)

  return {
    async close({ gone } = { gone: false }) {
      doc.off('beforeTransaction', onBefore)
      doc.off('update', onUpdate)
      if (timer !== null) clearTimeout(timer)
      if (elected && dirty && !gone) void writeNow()
      elected = false
      await writing
      release.abort()
      letGo()
    }
  }
}

function whenIdle(action: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(action, { timeout: 2_000 })
  else setTimeout(action)
}
