// Writes that join a transaction which has begun: as long as the turn goes on that began it, or the microtasks of that turn, the
// browser takes requests. So it works on the first of a thousand writes while the page still copies the last.
import type { Join, Write } from './disk.ts'
import type { IdbTx } from './idb-tx.ts'

/** `all`: what is written, which another attempt writes again. */
export function joining(tx: IdbTx, all: Write[]): { readonly join: Join; end(): void } {
  let open = true
  return {
    join(write) {
      if (!open) return false
      try {
        tx.write(write)
      } catch (thrown) {
        open = false
        if (isOver(thrown)) return false
        // It cannot even be asked: nothing of this transaction may stay, and each call is tried alone.
        tx.abort()
      }
      all.push(write)
      return true
    },
    end: () => void (open = false)
  }
}

const isOver = (thrown: unknown): boolean =>
  thrown instanceof DOMException &&
  (thrown.name === 'TransactionInactiveError' || thrown.name === 'InvalidStateError')
