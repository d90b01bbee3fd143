// Blobs, which the runtime knows by their tag alone: their bytes come by promise, and whoever decodes hands in how to make one.
import type { BlobLike } from '../message.ts'
import { kindName } from './bytes.ts'
import { strangeKind } from './errors.ts'

/** Makes a Blob of bytes and a MIME type; in browsers and Node `(bytes, type) => new Blob([bytes], { type })`. */
export type MakeBlob = (bytes: Uint8Array<ArrayBuffer>, type: string) => BlobLike

/** A Blob or File. Its name, if it has one, is not kept. */
export interface ReadableBlob {
  readonly type: string
  arrayBuffer(): Promise<ArrayBuffer>
}

/** Any binary that is no buffer as a blob that can be read; throws `value-kind` for an ImageBitmap. */
export function readable(value: object): ReadableBlob {
  const kind = kindName(value)
  if (kind !== 'Blob' && kind !== 'File') throw strangeKind(kind)
  return value as ReadableBlob
}
