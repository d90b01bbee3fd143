// Inside of a page: the n-th transaction of a patch's databases is aborted, upgrades included, as a browser may abort any of them.

/** As it is begun, with its requests under way; or instead of its commit, when all of them have succeeded. */
export type Manner = 'begun' | 'done'

export interface Abortion {
  /** Transactions so far. */
  readonly count: number
  /** Of which database, in which mode, when; null: not yet, or it never asked for its commit. */
  readonly aborted: { database: string; mode: IDBTransactionMode; at: number } | null
  /** No more from here on. */
  stop(): void
}

/** `n` counts from 1. */
export function abortNth(patchId: string, n: number, manner: Manner): Abortion {
  const { transaction } = IDBDatabase.prototype
  const { open } = IDBFactory.prototype
  let count = 0
  let aborted: Abortion['aborted'] = null
  const isMine = (name: string) => name.endsWith(`-${patchId}`)

  const abort = (tx: IDBTransaction): void => {
    try {
      tx.abort()
      aborted = { database: tx.db.name, mode: tx.mode, at: performance.now() }
    } catch {
      // It had ended, or ended itself in the same way.
    }
  }

  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const tx = transaction.call(this, stores, mode, options)
    if (!isMine(this.name) || ++count !== n) return tx
    if (manner === 'begun') queueMicrotask(() => abort(tx))
    else tx.commit = () => abort(tx)
    return tx
  }
  IDBFactory.prototype.open = function (name, version) {
    const request = open.call(this, name, version)
    if (!isMine(name)) return request
    // Behind the listener of whoever has asked.
    queueMicrotask(() =>
      request.addEventListener('upgradeneeded', () => {
        if (++count === n) abort(request.transaction!)
      })
    )
    return request
  }
  return {
    get count() {
      return count
    },
    get aborted() {
      return aborted
    },
    stop() {
      IDBDatabase.prototype.transaction = transaction
      IDBFactory.prototype.open = open
    }
  }
}
