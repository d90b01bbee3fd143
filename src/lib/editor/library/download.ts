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

/** Milliseconds until a browser has certainly taken the bytes; sooner, some have not. */
const TAKEN = 600_000

/** `done` is called when the bytes are no longer needed. */
export function download(name: string, content: Blob, done: () => void = () => {}): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => {
    URL.revokeObjectURL(url)
    done()
  }, TAKEN)
}
