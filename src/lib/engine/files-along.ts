// Files that came with a patch in its own file (a .ptperf.zip), for the shell: they are read where nothing else is under that name.
import { LoadbangError } from '../runtime/errors.ts'
import type { Files } from '../runtime/ports.ts'
import { fileNameOf } from './file-name.ts'

export function withFilesAlong(files: Files, along: ReadonlyMap<string, Uint8Array>): Files {
  if (along.size === 0) return files
  const names = [...along.keys()]
  /** The name that a path means here; null where it means something else. */
  const nameOf = (path: string): string | null => {
    if (path.startsWith('/') || files.facts(path) !== null) return null
    return fileNameOf(path, 'read')
  }
  const below = (name: string): string[] =>
    names.filter((one) => one.startsWith(name === '' ? '' : `${name}/`))
  return {
    ...files,
    read(path) {
      const name = nameOf(path)
      return (name === null ? undefined : along.get(name)?.slice()) ?? files.read(path)
    },
    facts(path) {
      const name = nameOf(path)
      if (name === null) return files.facts(path)
      const size = along.get(name)?.length
      const facts = { changed: 0, readable: true, writable: true }
      if (size !== undefined) return { ...facts, folder: false, size, executable: false }
      return below(name).length > 0 ? { ...facts, folder: true, size: 0, executable: true } : null
    },
    write(path, bytes, append = false) {
      // What is to go on begins with what came along.
      const name = append ? nameOf(path) : null
      const old = name === null ? undefined : along.get(name)
      if (old) files.write(path, old)
      files.write(path, bytes, append)
    },
    list(path) {
      const found = files.list(path)
      if (path.startsWith('/')) return found
      const name = fileNameOf(path, 'read')
      if (along.has(name))
        throw new LoadbangError('file-failed', `“${path}” could not be read: it is no folder.`)
      const here = below(name).map((one) => one.slice(name === '' ? 0 : name.length + 1).split('/', 1)[0]!)
      return [...new Set([...found, ...here])].filter((one) => one !== '').sort()
    }
  }
}
