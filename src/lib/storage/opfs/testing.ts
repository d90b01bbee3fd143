// What lies in the origin's private file system, for tests that compare it.
import { root } from './directory.ts'

/** Every file, as its path and size, sorted. */
export async function listFiles(): Promise<string[]> {
  const found: string[] = []
  const walk = async (directory: FileSystemDirectoryHandle, path: string): Promise<void> => {
    for await (const handle of directory.values()) {
      const name = `${path}${handle.name}`
      if (handle.kind === 'directory') await walk(handle, `${name}/`)
      else found.push(`${name} ${(await handle.getFile()).size}`)
    }
  }
  await walk(await root(), '')
  return found.sort()
}
