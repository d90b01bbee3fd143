// The files of a patch in the shell: it reads what lies in its own folder, and writes into the folder that was given for its data, where
// it then reads it, too: a name means what was written, else what came with the patch.
import {
  accessSync,
  appendFileSync,
  constants,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { LoadbangError } from '../runtime/errors.ts'
import type { FileFacts, Files } from '../runtime/ports.ts'

/** Bytes of a file that is read whole. */
const LARGEST = 256 * 1024 * 1024

/** `folder`: the patch's. `writable`: where it may write; without it nowhere. */
export function filesBelow(folder: string, writable?: string): Files {
  const home = realOf(folder) ?? resolve(folder)
  if (writable !== undefined) mkdirSync(writable, { recursive: true })
  const own = writable === undefined ? null : realpathSync(writable)

  /** What is there, inside of what may be reached; null where nothing is. */
  const find = (path: string): string | null => {
    const full = resolve(home, path)
    const places = own === null ? [full] : [inOwn(full), full]
    for (const place of places) {
      const real = realOf(place)
      if (real === null) continue
      if (!within(home, real) && !(own !== null && within(own, real))) throw outside(path, 'read')
      return real
    }
    return null
  }
  const inOwn = (full: string): string => (within(own!, full) ? full : join(own!, relative(home, full)))
  const target = (path: string): string => {
    if (own === null)
      throw new LoadbangError(
        'file-no-writing',
        `“${path}” was not written: this patch may write no files.`,
        'Run it with --data DIRECTORY; what it writes then lies there.'
      )
    const place = inOwn(resolve(home, path))
    const above = realOf(dirname(place))
    if (!within(own, place) || (above !== null && !within(own, above))) throw outside(path, 'written')
    const there = realOf(place)
    if (there !== null && !within(own, there)) throw outside(path, 'written')
    return place
  }
  return {
    folder: home,
    read(path) {
      const real = find(path)
      if (real === null) throw missing(path)
      return done(path, 'read', () => {
        const facts = statSync(real)
        if (facts.isDirectory()) throw new LoadbangError('file-folder', `“${path}” is a folder.`)
        if (facts.size > LARGEST)
          throw new LoadbangError('file-large', `“${path}” has ${facts.size} bytes, more than may be read.`)
        return readFileSync(real)
      })
    },
    write(path, bytes, append = false) {
      const place = target(path)
      done(path, 'written', () => (append ? appendFileSync(place, bytes) : writeFileSync(place, bytes)))
    },
    facts(path) {
      const real = find(path)
      return real === null ? null : done(path, 'read', () => factsOf(real))
    },
    list(path) {
      const full = resolve(home, path)
      const names = new Set<string>()
      for (const place of own === null ? [full] : [full, inOwn(full)]) {
        const real = realOf(place)
        if (real === null) continue
        if (!within(home, real) && !(own !== null && within(own, real))) throw outside(path, 'read')
        for (const name of done(path, 'read', () => readdirSync(real))) names.add(name)
      }
      return [...names].sort()
    },
    makeFolder(path) {
      const place = target(path)
      done(path, 'written', () => mkdirSync(place, { recursive: true }))
    },
    remove(path, whole) {
      const place = target(path)
      if (realOf(place) === null) throw missing(path)
      if (place === own) throw outside(path, 'written')
      done(path, 'written', () => rmSync(place, { recursive: whole }))
    }
  }
}

function factsOf(real: string): FileFacts {
  const facts = statSync(real)
  const may = (how: number): boolean => {
    try {
      accessSync(real, how)
      return true
    } catch {
      return false
    }
  }
  return {
    folder: facts.isDirectory(),
    size: facts.size,
    changed: facts.mtimeMs,
    readable: may(constants.R_OK),
    writable: may(constants.W_OK),
    executable: may(constants.X_OK)
  }
}

function realOf(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}

const within = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)

function done<T>(path: string, how: 'read' | 'written', work: () => T): T {
  try {
    return work()
  } catch (thrown) {
    if (thrown instanceof LoadbangError) throw thrown
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    throw new LoadbangError('file-failed', `“${path}” could not be ${how}: ${why}.`)
  }
}

const missing = (path: string): LoadbangError =>
  new LoadbangError(
    'file-missing',
    `There is no file “${path}”.`,
    'Put it beside the patch, or correct the name.'
  )

const outside = (path: string, how: 'read' | 'written'): LoadbangError =>
  new LoadbangError(
    'file-outside',
    `“${path}” was not ${how}: it lies outside the folder of the patch.`,
    how === 'read'
      ? 'A patch reads only what lies in its own folder.'
      : 'A patch writes only into the directory of --data.'
  )
