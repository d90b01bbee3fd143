// The port for bytes that a patch brings along (videos, samples): content-addressed, so that the same bytes are kept once and
// a reference can never mean something else.

/** Assets of one patch. Every promise resolves at commit and rejects with a LoadbangError (`storage-…`). */
export interface Assets {
  /** Keeps a copy of the bytes; gives their SHA-256 in lower-case hex, by which they are found again. */
  put(bytes: Uint8Array): Promise<string>
  /** The bytes, shared with nobody; null where there are none of that hash. */
  get(hash: string): Promise<Uint8Array<ArrayBuffer> | null>
  has(hash: string): Promise<boolean>
  /** Whether there was something to delete. */
  delete(hash: string): Promise<boolean>
  /** All hashes, sorted. */
  list(): Promise<string[]>
  close(): void
}
