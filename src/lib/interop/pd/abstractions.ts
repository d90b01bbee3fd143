// Which abstractions a patch uses, found in its files and read with it, and those that they use in turn.
import { LoadbangError } from '../../runtime/errors.ts'
import type { PdClasses } from './catalogue.ts'
import { decodePd } from './decode.ts'
import { pdErrors } from './errors.ts'
import { pdLimits } from './limits.ts'
import { readPd } from './read.ts'
import type { PdReport } from './report.ts'
import type { PdCanvas, PdFile } from './tree.ts'
import { vanillaClasses } from './vanilla.ts'
import { splitWords, wordFromFile } from './words.ts'

/** Where a file that asks for an abstraction lies, and where else it wants to look. */
export interface LookFrom {
  /** Of the asking file, below the main patch's; '' for that itself. */
  folder: string
  /** `declare -path` of the main patch and of the asking one, in that order. */
  paths: readonly string[]
}

export interface FoundFile {
  content: string | Uint8Array
  /** The folder it was found in, below the main patch's. */
  folder: string
}

/** Looks for the file of an abstraction (without `.pd`); null where there is none. */
export type FindFile = (name: string, from: LookFrom) => FoundFile | null

/** The trees of all abstractions that are used, by the names under which they are used, in the order in which they were found. */
export function findAbstractions(
  main: PdFile,
  find: FindFile,
  classes: PdClasses,
  report: PdReport
): Map<string, PdFile> {
  const found = new Map<string, PdFile>()
  const missing = new Set<string>()
  const mainPaths = pathsOf(main)
  const open: { file: PdFile; from: LookFrom }[] = [{ file: main, from: { folder: '', paths: mainPaths } }]
  let characters = 0
  for (let next = open.shift(); next; next = open.shift()) {
    for (const name of namesIn(next.file)) {
      if (found.has(name) || missing.has(name) || !mayBeFile(name, classes)) continue
      const file = find(name, next.from)
      const read = file && readFound(name, file, report)
      if (!read) {
        missing.add(name)
        continue
      }
      characters += file.content.length
      if (found.size >= pdLimits.abstractions)
        throw pdErrors.size(`it uses more than ${pdLimits.abstractions} abstractions`)
      if (characters > pdLimits.abstractionText)
        throw pdErrors.size(`its abstractions have more than ${pdLimits.abstractionText} characters`)
      found.set(name, read)
      open.push({ file: read, from: { folder: file.folder, paths: [...mainPaths, ...pathsOf(read)] } })
    }
  }
  return found
}

function readFound(name: string, { content }: FoundFile, report: PdReport): PdFile | null {
  try {
    return readPd(decodePd(content))
  } catch (thrown) {
    if (!(thrown instanceof LoadbangError)) throw thrown
    report.note(`The abstraction “${name}” was left out: ${thrown.message}`)
    return null
  }
}

/** The names under which a file looks for abstractions, by itself. Throws a LoadbangError `pd-…`. */
export function abstractionNames(content: string | Uint8Array, classes: PdClasses): LooksFor {
  const file = readPd(decodePd(content))
  return { names: [...namesIn(file)].filter((name) => mayBeFile(name, classes)), paths: pathsOf(file) }
}

export interface LooksFor {
  names: string[]
  /** Folders that it names. */
  paths: string[]
}

/** Pd's own classes go before files, and files before ours. */
const mayBeFile = (name: string, classes: PdClasses): boolean =>
  name !== '' &&
  !vanillaClasses.has(name) &&
  (!classes.known(name) || classes.own(name)) &&
  !name.includes('$')

/** Every class word of a file's objects, and what its `[clone]`s copy, each once; those of objects, too, that its messages make. */
function namesIn(file: PdFile): Set<string> {
  const names = new Set<string>()
  const add = ([cls = '', ...args]: readonly string[]): void => {
    names.add(cls)
    // `clone NAME 8`, `clone -x -s 1 NAME 8`, `clone 8 NAME`.
    const copied = cls === 'clone' && args.find((word) => !/^(-|\d|,$)/.test(word))
    if (typeof copied === 'string') names.add(copied)
  }
  const look = (canvas: PdCanvas): void => {
    for (const item of canvas.items) {
      if (item.kind === 'canvas') look(item.canvas)
      if (item.kind !== 'obj' && item.kind !== 'msg') continue
      const words = item.record.slice(4).map(wordFromFile)
      if (item.kind === 'obj') add(words)
      // `; pd-sub obj 10 10 voice 3`
      else for (const [at, word] of words.entries()) if (word === 'obj') add(words.slice(at + 3))
    }
  }
  look(file.root)
  return names
}

/** The folders that `[declare -path]` names, in the whole file. */
function pathsOf(file: PdFile): string[] {
  const paths: string[] = []
  const look = (canvas: PdCanvas): void => {
    for (const item of canvas.items) {
      if (item.kind === 'canvas') look(item.canvas)
      else if (item.kind === 'declare' || (item.kind === 'obj' && item.record[4] === 'declare')) {
        const words = splitWords(item.record.map(wordFromFile).join(' '))
        words.forEach((word, i) => {
          const path = words[i + 1]
          if (
            word === '-path' &&
            path !== undefined &&
            !paths.includes(path) &&
            paths.length < pdLimits.paths
          )
            paths.push(path)
        })
      }
    }
  }
  look(file.root)
  return paths
}
