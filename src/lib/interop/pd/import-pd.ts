// A .pd file as a patch, with the abstractions that it uses in `defs`. All files are read and checked before anything is made; the
// document is new and made in one transaction.
import { isSafeId } from '../../patch/values.ts'
import type { ImportedPatch } from '../imported.ts'
import { findAbstractions, type FindFile } from './abstractions.ts'
import { buildDoc } from './build-doc.ts'
import { without, type PdClasses } from './catalogue.ts'
import { decodePd } from './decode.ts'
import type { PlainPatch } from './plain.ts'
import { readPd } from './read.ts'
import { recordText } from './records.ts'
import { PdReport } from './report.ts'
import { toPlain } from './to-plain.ts'
import type { PdFile } from './tree.ts'

export interface PdImport {
  classes: PdClasses
  /** Looks for abstractions; without it, none come along. */
  find?: FindFile
  /** Makes ids; for tests. */
  newId?: () => string
}

/** Throws a LoadbangError `pd-…`. `name`: the patch's, without `.pd`. */
export function importPd(name: string, content: string | Uint8Array, options: PdImport): ImportedPatch {
  const { find = () => null } = options
  const report = new PdReport()
  const file = readPd(decodePd(content))
  const abstractions = findAbstractions(file, find, options.classes, report)
  // What is an abstraction here is none of our classes, and its arguments are Pd's.
  const classes = without(options.classes, abstractions)
  const main = plainOf(file, { ...options, classes }, report)
  const defs = new Map<string, PlainPatch>()
  for (const [each, tree] of abstractions) {
    const shown = each.slice(0, 40)
    if (isSafeId(each)) {
      defs.set(each, plainOf(tree, { ...options, classes }, report, shown))
      if (options.classes.known(each))
        report.note(`The abstraction “${shown}” goes before Loadbang’s own class of that name in this patch.`)
    } else report.note(`The abstraction “${shown}” was left out: its name is not allowed.`)
  }
  for (const patch of [main, ...defs.values()]) report.count(patch, classes, defs)

  const doc = buildDoc(name, main, defs, options.classes.known)
  return { doc, unknown: report.unknown, notes: report.notes }
}

function plainOf(file: PdFile, options: PdImport, report: PdReport, abstraction?: string): PlainPatch {
  const { lost, ...patch } = toPlain(file, options)
  const where = abstraction === undefined ? '' : ` in the abstraction “${abstraction}”`
  for (const record of lost)
    report.note(
      `The cable “${recordText(record).slice(0, 80)}”${where} was left out: it leads to a box that is not there.`
    )
  return patch
}
