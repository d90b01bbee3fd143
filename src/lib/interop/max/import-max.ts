// A .maxpat file as a patch, with the abstractions that it uses in `defs`. All files are read and checked before anything is made.
import { LoadbangError } from '../../runtime/errors.ts'
import { isSafeId } from '../../patch/values.ts'
import type { ImportedPatch } from '../imported.ts'
import type { FindFile, LooksFor, LookFrom } from '../pd/abstractions.ts'
import type { PdClasses } from '../pd/catalogue.ts'
import { buildDoc } from '../pd/build-doc.ts'
import type { PlainPatch } from '../pd/plain.ts'
import { PdReport } from '../pd/report.ts'
import { maxErrors } from './errors.ts'
import { namesIn } from './files.ts'
import { maxLimits } from './limits.ts'
import { readMax, type MaxPatcher } from './read.ts'
import { maxToPlain } from './to-plain.ts'

export interface MaxImport {
  classes: PdClasses
  /** Looks for abstractions; without it, none come along. */
  find?: FindFile
  /** Makes ids; for tests. */
  newId?: () => string
}

/** Throws a LoadbangError `max-…`. `name`: the patch's, without `.maxpat`. */
export function importMax(name: string, content: string | Uint8Array, options: MaxImport): ImportedPatch {
  const { classes, newId } = options
  const report = new PdReport()
  const patcher = readMax(content)
  const files = abstractionsOf(patcher, options, report)
  const note = (sentence: string): void => report.note(sentence)
  const main = maxToPlain(patcher, { classes, newId, defs: files, note })
  const defs = new Map<string, PlainPatch>()
  for (const [each, inner] of files)
    defs.set(each, maxToPlain(inner, { classes, newId, inside: true, defs: files, note }))
  for (const patch of [main, ...defs.values()]) report.count(patch, classes, defs)
  return { doc: buildDoc(name, main, defs), unknown: report.unknown, notes: report.notes }
}

/** What a file asks for by itself. Throws a LoadbangError `max-…`. */
export const maxLooksFor = (content: string | Uint8Array, classes: PdClasses): LooksFor => ({
  names: namesIn(readMax(content), classes),
  paths: []
})

function abstractionsOf(
  main: MaxPatcher,
  { classes, find = () => null }: MaxImport,
  report: PdReport
): Map<string, MaxPatcher> {
  const found = new Map<string, MaxPatcher>()
  const missing = new Set<string>()
  const open: { patcher: MaxPatcher; from: LookFrom }[] = [{ patcher: main, from: { folder: '', paths: [] } }]
  let characters = 0
  for (let next = open.shift(); next; next = open.shift()) {
    for (const name of namesIn(next.patcher, classes)) {
      if (found.has(name) || missing.has(name)) continue
      const file = find(name, next.from)
      const patcher = file && readFound(name, file.content, report)
      if (!patcher) {
        missing.add(name)
        continue
      }
      characters += file.content.length
      if (found.size >= maxLimits.abstractions)
        throw maxErrors.size(`it uses more than ${maxLimits.abstractions} abstractions`)
      if (characters > maxLimits.abstractionText)
        throw maxErrors.size(`its abstractions have more than ${maxLimits.abstractionText} characters`)
      found.set(name, patcher)
      open.push({ patcher, from: { folder: file.folder, paths: [] } })
    }
  }
  return found
}

function readFound(name: string, content: string | Uint8Array, report: PdReport): MaxPatcher | null {
  const shown = name.slice(0, 40)
  if (!isSafeId(name)) {
    report.note(`The abstraction “${shown}” was left out: its name is not allowed.`)
    return null
  }
  try {
    return readMax(content)
  } catch (thrown) {
    if (!(thrown instanceof LoadbangError)) throw thrown
    report.note(`The abstraction “${shown}” was left out: ${thrown.message}`)
    return null
  }
}
