// The port for bytes that a patch brings along (pictures, videos, samples): content-addressed, so that the same bytes are kept once
// and a reference can never mean something else.

/** What is known of one asset without reading it. */
export interface AssetFacts {
  readonly hash: string
  /** Bytes. */
  readonly size: number
  /** Milliseconds since 1970 at which it was put; 0 where nobody noted it. */
  readonly at: number
}

/**
 * Assets of one patch. A hash known from elsewhere opens nothing. Every promise resolves at commit (what is half written does not
 * count) and rejects with a LoadbangError (`storage-…`).
 */
export interface Assets {
  /** Keeps a copy of the bytes; gives their SHA-256 in lower-case hex, by which they are found again. */
  put(bytes: Uint8Array): Promise<string>
  /** The same for what need not be in memory: a file from the disk is read piece by piece where the place allows. */
  putBlob(blob: Blob): Promise<string>
  /** The bytes, shared with nobody; null where there are none of that hash. */
  get(hash: string): Promise<Uint8Array<ArrayBuffer> | null>
  /** The same as a Blob of that MIME type, whose bytes stay on the disk where the place allows. */
  getBlob(hash: string, type?: string): Promise<Blob | null>
  has(hash: string): Promise<boolean>
  /** Whether there was something to delete. */
  delete(hash: string): Promise<boolean>
  /** All hashes, sorted. */
  list(): Promise<string[]>
  /** The same with what is known of each. */
  facts(): Promise<AssetFacts[]>
  close(): void
}
