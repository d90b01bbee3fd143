// The origin's private file system (OPFS), as far as it is used here: files that are written as streams and renamed when whole.

/** Whether this browser has it, all of it that is needed, and lets this page use it. */
export async function hasFiles(): Promise<boolean> {
  const handle = (globalThis as { FileSystemFileHandle?: { prototype: object } }).FileSystemFileHandle
  if (!handle || !('createWritable' in handle.prototype) || !('move' in handle.prototype)) return false
  try {
    await root()
    return true
  } catch {
    // A private window, or a browser told to store nothing.
    return false
  }
}

export const root = (): Promise<FileSystemDirectoryHandle> => navigator.storage.getDirectory()

/** A directory in another; null where there is none and none is to be made. */
export async function directoryIn(
  parent: FileSystemDirectoryHandle,
  name: string,
  create: boolean
): Promise<FileSystemDirectoryHandle | null> {
  try {
    return await parent.getDirectoryHandle(name, { create })
  } catch (thrown) {
    if (!create && thrown instanceof DOMException && thrown.name === 'NotFoundError') return null
    throw thrown
  }
}
