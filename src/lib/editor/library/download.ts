// Handing the person a file.

/** The name as a file name: what systems refuse in one is left out. */
export function fileName(name: string): string {
  const plain = name
    // eslint-disable-next-line no-control-regex -- control characters are what is taken out
    .replace(/[\u0000-\u001f<>:"/\\|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|\.+$/g, '')
  return plain.slice(0, 100) || 'Untitled'
}

export function download(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken the bytes by then; sooner, some have not.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
