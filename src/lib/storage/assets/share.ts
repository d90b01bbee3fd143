// How much a patch may keep in assets, beside its data; and who puts them one at a time, so that what is counted holds.
import { LoadbangError } from '../../runtime/errors.ts'
import type { AssetFacts } from './assets.ts'

/** Bytes. */
export const assetsLimit = 2 ** 30

export const assetsFull = (limit: number): LoadbangError =>
  new LoadbangError(
    'storage-full',
    `This patch may keep ${Math.round(limit / 2 ** 20)} MB of files, and this would be more, so it was not saved.`,
    'Delete boxes whose files are no longer needed; a day after nothing uses a file any more, its room is free.'
  )

export const bytesOf = (facts: readonly AssetFacts[]): number =>
  facts.reduce((sum, { size }) => sum + size, 0)

/**
 * Runs what adds to a patch's assets, or sweeps them, after whatever else does, in any tab. Where there are no locks (an insecure
 * address), at once.
 */
export function inTurn<T>(patchId: string, work: () => Promise<T>): Promise<T> {
  const locks = (globalThis.navigator as { locks?: LockManager } | undefined)?.locks
  // A promise of a promise is one: the types of the lock manager do not say so.
  return locks ? (locks.request(assetsLock(patchId), work) as Promise<T>) : work()
}

export const assetsLock = (patchId: string): string => `loadbang-assets-${patchId}`
