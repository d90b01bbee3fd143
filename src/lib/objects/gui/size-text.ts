// Bytes in words. By itself, for the first page says one size and needs nothing else for it.

/** Bytes as a person reads them: `640 bytes`, `12 KB`, `3.4 MB`; 1024 to each, as the limits of storage are meant. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  const units = ['KB', 'MB', 'GB', 'TB']
  let size = bytes / 1024
  let unit = 0
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1024
    unit++
  }
  return `${size < 10 ? size.toFixed(1).replace(/\.0$/, '') : Math.round(size)} ${units[unit]}`
}
