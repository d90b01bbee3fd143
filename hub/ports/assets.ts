// The port of bytes: pictures, sounds and media, named by the SHA-256 of what is in them, kept once however often they are used.
//
// Who may read or must keep one is not decided here. What every adapter promises, and `testing/accept-assets.ts` checks:
// - An asset is there whole or not at all, also after kill -9; what its hash does not fit is never stored.
// - An upload goes on where it stopped, also after a restart. Uploads of two uploaders never mix.
// - An asset that cannot be read is not an empty one, nor a missing one: reading rejects with `asset-unreadable`.
// - Removing is final only for what is not being uploaded anew; an upload of an asset that is there already ends at once.

/** 64 lower-case hexadecimal digits. */
export type AssetHash = string

export interface Upload {
  /** Bytes received so far: where the next piece goes. */
  readonly offset: number
  /** The asset is there: nothing more is needed. */
  readonly done: boolean
}

export interface AssetInfo {
  readonly hash: AssetHash
  readonly size: number
  /** When it was stored; Unix time in milliseconds. */
  readonly stored: number
}

export interface Assets {
  /** Null when it is not there. Rejects with `asset-unreadable` when that cannot be told. */
  info(hash: AssetHash): Promise<AssetInfo | null>
  /** The bytes from `start` up to `end` (not included), in pieces. Rejects with `asset-missing` or `asset-unreadable`. */
  read(hash: AssetHash, range?: { start: number; end: number }): Promise<AsyncIterable<Uint8Array>>

  /** Begins an upload, or says how far it is. `uploader` tells uploads of one asset apart: at most 64 letters, digits, - and _. */
  begin(hash: AssetHash, size: number, uploader: string): Promise<Upload>
  /**
   * Takes a piece at an offset. Rejects with `asset-offset` when it is not the upload's. With the last byte the hash is checked: it
   * rejects with `asset-mismatch`, and the upload is gone, or resolves when the asset is durable.
   */
  write(hash: AssetHash, size: number, uploader: string, offset: number, piece: Uint8Array): Promise<Upload>
  /** Forgets an upload. */
  abort(hash: AssetHash, uploader: string): Promise<void>

  /** Idempotent. */
  remove(hash: AssetHash): Promise<void>
  list(): AsyncIterable<AssetInfo>
  /** Forgets uploads that nobody went on with since a time; resolves to how many. */
  sweepUploads(olderThan: number): Promise<number>
}
