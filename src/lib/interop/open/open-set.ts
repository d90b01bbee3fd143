// Patches out of files that came together. Those that others use are their abstractions; what nothing uses is a patch of its own. All
// is read and checked here, and nothing written anywhere.
import { asLoadbangError, LoadbangError } from '../../runtime/errors.ts'
import type { ImportedPatch } from '../imported.ts'
import type { PdClasses } from '../pd/catalogue.ts'
import { fileSet, type FileSet, type TextFile } from './file-set.ts'
import { formatOf, START, stemOf, type Format } from './formats.ts'

export interface OpenedPatch extends ImportedPatch {
  path: string
  name: string
}

/** A file that cannot be read, and why. */
export interface RefusedFile {
  path: string
  error: LoadbangError
}

export interface OpenSet {
  /** Paths of the files that are patches of their own: what lies less deep first. */
  readonly mains: readonly string[]
  readonly refused: readonly RefusedFile[]
  /** The patch of one of the files, with the abstractions that are found among the others. Throws a LoadbangError. */
  open(path: string): OpenedPatch
}

interface Known extends TextFile {
  format: Format
}

/** Reads each file once, to see what it asks for. */
export function openSet(files: readonly TextFile[], classes: PdClasses): OpenSet {
  const known = new Map<string, Known>()
  for (const file of files) {
    const format = formatOf(file.path, file.content.subarray(0, START))
    if (format) known.set(file.path, { ...file, format })
  }
  const sets = new Map<Format, FileSet>()
  const setOf = (format: Format): FileSet => {
    const set = sets.get(format)
    if (set) return set
    const made = fileSet(
      [...known.values()].filter((file) => file.format === format),
      format.ending
    )
    sets.set(format, made)
    return made
  }
  const refused: RefusedFile[] = []
  const uses = new Map<string, Set<string>>()
  for (const { path, content, format } of known.values()) {
    try {
      format.weigh(content.length)
      const { names, paths } = format.looksFor(content, classes)
      const find = setOf(format).from(path)
      const found = names.map((name) => find(name, { folder: '', paths })).filter((each) => each !== null)
      uses.set(path, new Set(found.filter((each) => each !== path)))
    } catch (thrown) {
      refused.push({ path, error: asLoadbangError(thrown, 'file-unreadable') })
    }
  }
  return {
    mains: mainsOf(uses),
    refused,
    open(path) {
      const main = known.get(path)
      if (!main) throw new LoadbangError('file-missing', 'There is no such file.')
      const name = stemOf(path)
      const find = setOf(main.format).finderFor(path)
      return { path, name, ...main.format.read(name, main.content, { classes, find }) }
    }
  }
}

/** What nothing uses; of files that use each other in a ring, the first. */
function mainsOf(uses: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const used = new Set([...uses.values()].flatMap((each) => [...each]))
  const paths = [...uses.keys()].sort((a, b) => depth(a) - depth(b) || byName.compare(a, b))
  const reached = new Set<string>()
  const reach = (from: string): void => {
    const open = [from]
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (reached.has(path)) continue
      reached.add(path)
      open.push(...(uses.get(path) ?? []))
    }
  }
  const mains = paths.filter((path) => !used.has(path))
  mains.forEach(reach)
  for (const path of paths) {
    if (reached.has(path)) continue
    mains.push(path)
    reach(path)
  }
  return mains
}

/** `part 2` before `part 10`. */
const byName = new Intl.Collator('en', { numeric: true })
const depth = (path: string): number => path.split('/').length
