// The port of holdings: which rack holds which asset, and which it is just bringing. The bytes are another port's (`assets.ts`).
//
// What every adapter promises, and `testing/accept-holdings.ts` checks:
// - A rack never holds and brings more than its limit, however many ask at once.
// - `release` lets go only of what was not brought, or asked for, since: looked at in the same transaction.
// - `alone` runs one at a time for each asset, in whichever process. Whoever removes an asset, or counts on one that is there, does it in
//   there: so nothing is removed between the look and the holding.
import type { AssetHash } from './assets.ts'
import type { RackId } from './racks.ts'

export interface Holding {
  readonly hash: AssetHash
  readonly size: number
  /** When it was brought, or last asked for by who may change the rack. Unix time in milliseconds. */
  readonly brought: number
  /** False while it is only on its way. */
  readonly held: boolean
}

export interface Holdings {
  /** Begins to bring one, or says how far that is; it counts from now on. Null when it would be beyond `limit` bytes. */
  bring(rack: RackId, hash: AssetHash, size: number, at: number, limit: number): Promise<Holding | null>
  /** What is being brought is there. False when nobody began to bring it. */
  hold(rack: RackId, hash: AssetHash, at: number): Promise<boolean>
  /** Of these hashes. */
  find(rack: RackId, hashes: readonly AssetHash[]): Promise<Holding[]>
  /** Somebody wants them kept: they are as if just brought. */
  touch(rack: RackId, hashes: readonly AssetHash[], at: number): Promise<void>
  /** All of a rack, by hash. */
  list(rack: RackId): Promise<Holding[]>
  /** Lets go of those that were brought before a time. Resolves to how many. */
  release(rack: RackId, hashes: readonly AssetHash[], before: number): Promise<number>
  /** Lets go of all of a rack. */
  releaseAll(rack: RackId): Promise<void>
  /** Forgets what somebody began to bring before a time, and did not. */
  forget(before: number): Promise<number>
  /** Whether any rack holds it or is bringing it. */
  isWanted(hash: AssetHash): Promise<boolean>
  alone<T>(hash: AssetHash, work: () => Promise<T>): Promise<T>
}
