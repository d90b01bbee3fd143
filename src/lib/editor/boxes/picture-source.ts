// A picture that came along a cable, as something that the page can draw: an address for an <img>, or a bitmap for a canvas.
import { isBinary, type Binary, type Value } from '../../runtime/message.ts'

export type PictureSource =
  { readonly url: string; readonly about: string } | { readonly bitmap: ImageBitmap } | null

/** Null for what are no bytes. An address has to be given back (`release`) when nothing shows it any more. */
export function pictureSource(value: Value): PictureSource {
  if (!isBinary(value)) return null
  if (typeof ImageBitmap !== 'undefined' && value instanceof ImageBitmap) return { bitmap: value }
  const blob = value instanceof Blob ? value : blobOf(value)
  return { url: URL.createObjectURL(blob), about: blob.type }
}

export function release(source: PictureSource): void {
  if (source && 'url' in source) URL.revokeObjectURL(source.url)
}

/** Bytes without a type: the browser tells pictures by their first bytes, but for SVG, which is text. */
function blobOf(value: Binary): Blob {
  const bytes = ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice()
    : new Uint8Array(value as ArrayBuffer)
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart()
  return new Blob([bytes], { type: start.startsWith('<') ? 'image/svg+xml' : '' })
}
