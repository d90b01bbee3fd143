// Which boxes make something of files that are kept with a patch. Pure.

export interface KeptFile {
  /** By the browser; '' where it does not know. */
  readonly type: string
  readonly path: string
}

/** Some systems know no types: then the name says it. */
const isPicture = ({ type, path }: KeptFile): boolean =>
  type.startsWith('image/') || /\.(png|jpe?g|gif|webp|avif|bmp|svg)$/i.test(path)

export function whatReads(files: readonly KeptFile[]): string {
  const it = files.length === 1 ? 'it by its name' : 'them by their names'
  if (files.every(isPicture)) return `[imageview] shows ${it}.`
  const rest = files.some(isPicture) ? ', and [imageview] shows pictures' : ''
  return `Boxes such as [textfile] read ${it}${rest}.`
}
