// What [file] does with files and folders. What is not there answers with a bang at the second outlet, as in Pd; what may not be
// reached is an error besides.
import { bang, Command, type List, type Message } from '../../runtime/message.ts'
import type { Files } from '../../runtime/ports.ts'
import type { Answer } from './file-paths.ts'

type Work = (files: Files, path: string) => Answer & { all?: Message[] }

const missing: Answer = { second: bang }

const about =
  (tell: (facts: NonNullable<ReturnType<Files['facts']>>) => number): Work =>
  (files, path) => {
    const facts = files.facts(path)
    return facts ? { first: tell(facts) } : missing
  }

export const isFile = about(({ folder }) => (folder ? 0 : 1))
export const isDirectory = about(({ folder }) => (folder ? 1 : 0))
export const size = about(({ folder, size: bytes }) => (folder ? 0 : bytes))

export const stat: Work = (files, path) => {
  const facts = files.facts(path)
  if (!facts) return missing
  const { readable, writable, executable, folder, size: bytes, changed } = facts
  const at = new Date(changed)
  const rows: [string, ...List][] = [
    ['size', folder ? 0 : bytes],
    ['readable', Number(readable)],
    ['writable', Number(writable)],
    ['executable', Number(executable)],
    ['isfile', Number(!folder)],
    ['isdirectory', Number(folder)],
    ['type', folder ? 'directory' : 'file'],
    [
      'mtime',
      at.getFullYear(),
      at.getMonth() + 1,
      at.getDate(),
      at.getHours(),
      at.getMinutes(),
      at.getSeconds(),
      at.getMilliseconds()
    ]
  ]
  return { all: rows.map(([selector, ...args]) => new Command(selector, args)) }
}

/** `*` and `?` in the last part of a path; names that begin with a dot only where the pattern does. */
export const glob: Work = (files, pattern) => {
  const slash = pattern.lastIndexOf('/')
  const [folder, last] = [pattern.slice(0, slash + 1), pattern.slice(slash + 1)]
  const source = last
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  const fits = new RegExp(`^${source}$`)
  const names = files
    .list(folder === '' ? '.' : folder)
    .filter((name) => fits.test(name) && (last.startsWith('.') || !name.startsWith('.')))
  const found = names.flatMap((name): List[] => {
    const facts = reachable(files, folder + name)
    return facts ? [[folder + name, Number(facts.folder)]] : []
  })
  return last === '' || found.length === 0 ? missing : { all: found }
}

/** A link may lead to where the patch may not look. */
function reachable(files: Files, path: string): ReturnType<Files['facts']> {
  try {
    return files.facts(path)
  } catch {
    return null
  }
}

/** As Pd looks: beside the patch. */
export const which: Work = (files, path) => {
  const facts = files.facts(path)
  if (!facts) return { second: path }
  return { first: [path.startsWith('/') ? path : `${files.folder}/${path}`, Number(facts.folder)] }
}

export const makeDirectory: Work = (files, path) => {
  files.makeFolder(path)
  return { first: path }
}

export const remove: Work = (files, path) => {
  files.remove(path, false)
  return { first: path }
}

export function copy(files: Files, from: string, to: string): Answer {
  const place = files.facts(to)?.folder ? `${to}/${from.slice(from.lastIndexOf('/') + 1)}` : to
  files.write(place, files.read(from))
  return { first: [from, to] }
}

export function move(files: Files, from: string, to: string): Answer {
  const answer = copy(files, from, to)
  files.remove(from, false)
  return answer
}
