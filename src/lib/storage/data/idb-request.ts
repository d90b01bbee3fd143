// Requests to IndexedDB as promises, and the ranges of its keys.
import type { Scope } from '../../runtime/ports.ts'

export const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no answer'))
  })

/** Fulfils at commit, rejects at abort. */
export function ended(native: IDBTransaction): Promise<void> {
  const end = new Promise<void>((resolve, reject) => {
    native.oncomplete = () => resolve()
    native.onabort = () => reject(native.error ?? new DOMException('It was aborted', 'AbortError'))
  })
  // Whoever awaits it hears of it.
  end.catch(() => {})
  return end
}

export const keyOf = (scope: Scope, key: string): IDBValidKey => [scope, key] as unknown as IDBValidKey

/** All keys of a scope, or those behind one: an array sorts after every text. */
export const rangeOf = (scope: Scope, after: string | null = null): IDBKeyRange =>
  IDBKeyRange.bound(after === null ? [scope] : [scope, after], [scope, []], after !== null, true)
