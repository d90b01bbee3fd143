// A Blob's bytes piece by piece, so that a large one is never in memory as a whole.

/** Bytes of one piece. */
export const PIECE = 2 ** 20

/** In order, none larger than PIECE. A signal that is aborted ends it with its reason. */
export async function* piecesOf(blob: Blob, signal?: AbortSignal): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < blob.size; at += PIECE) {
    signal?.throwIfAborted()
    yield new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer())
  }
}
