// A Blob's bytes piece by piece, so that a large one is never in memory as a whole.
import { LoadbangError } from '../../runtime/errors.ts'

/** Bytes of one piece. */
export const PIECE = 2 ** 20

/**
 * In order, none larger than PIECE. A signal that is aborted ends it with its reason. Throws `file-unreadable`. By slices, not by
 * `stream()`: in Chromium 156 a collection of garbage in the middle of a stream of a file's part stops it for good.
 */
export async function* piecesOf(blob: Blob, signal?: AbortSignal): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < blob.size; at += PIECE) {
    signal?.throwIfAborted()
    yield await readPart(blob, at, at + PIECE)
  }
}

/** Some of it. A file on the disk may have been changed since it was chosen: throws `file-unreadable` then. */
export async function readPart(blob: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await blob.slice(from, to).arrayBuffer())
  } catch (thrown) {
    throw isGone(thrown) ? unreadable() : thrown
  }
}

const isGone = (thrown: unknown): boolean =>
  thrown instanceof DOMException && (thrown.name === 'NotReadableError' || thrown.name === 'NotFoundError')

const unreadable = () =>
  new LoadbangError(
    'file-unreadable',
    'The file could not be read to its end: it was changed, moved or taken away meanwhile.',
    'Nothing was changed; try again.'
  )
