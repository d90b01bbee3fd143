// A .pd file opened, saved again and opened again: what is wrong with how that went, if anything.
import { createHash } from 'node:crypto'
import { catalogue } from '../../../objects/catalogue.generated.ts'
import { canonicalUpdate } from '../../../patch/canonical.ts'
import { LoadbangError } from '../../../runtime/errors.ts'
import { pdClassesOf } from '../catalogue.ts'
import { exportPd } from '../export-pd.ts'
import type { ImportedPatch } from '../../imported.ts'
import { importPd } from '../import-pd.ts'

export const pdClasses = pdClassesOf(catalogue)

/** Ids in the order in which they are asked for. */
export function counted(): () => string {
  let last = 0
  return () => `n${++last}`
}

export const imported = (
  text: string | Uint8Array,
  files: Readonly<Record<string, string>> = {}
): ImportedPatch =>
  importPd('test', text, {
    classes: pdClasses,
    newId: counted(),
    find: (name) => (Object.hasOwn(files, name) ? { content: files[name]!, folder: '' } : null)
  })

/** A hash of the document in canonical form. */
export const madeOf = ({ doc }: ImportedPatch): string =>
  createHash('sha256').update(canonicalUpdate(doc)).digest('hex')

export interface Attempt {
  /** The error's code; null where a patch was made. */
  code: string | null
  /** What is wrong with how it went. */
  wrong: string | null
}

/** Milliseconds in which some kilobytes must have been answered, on a machine that does other things, too. */
const PATIENCE = 20_000

export function attempt(text: string | Uint8Array, files: Readonly<Record<string, string>> = {}): Attempt {
  const began = performance.now()
  let first: ImportedPatch
  try {
    first = imported(text, files)
  } catch (thrown) {
    if (!(thrown instanceof LoadbangError)) return { code: 'not ours', wrong: told(thrown) }
    const said = /^.{10,600}[.?!]$/s.test(thrown.message) && /^pd-/.test(thrown.code)
    return { code: thrown.code, wrong: said ? null : `no sentence: ${thrown.code} ${thrown.message}` }
  }
  try {
    const odd = first.notes.find((sentence) => !/^.{5,1000}\.$/s.test(sentence))
    if (odd !== undefined) return { code: null, wrong: `note: ${odd}` }
    const saved = exportPd(first.doc, pdClasses)
    if (saved.lost.length > 0) return { code: null, wrong: `lost: ${saved.lost[0]}` }
    const again = imported(saved.text, Object.fromEntries(saved.abstractions))
    if (madeOf(again) !== madeOf(first))
      return { code: null, wrong: 'saved and opened again it is another patch' }
    if (exportPd(again.doc, pdClasses).text !== saved.text)
      return { code: null, wrong: 'saved twice it is another file' }
    const took = performance.now() - began
    return { code: null, wrong: took > PATIENCE ? `took ${took} ms` : null }
  } catch (thrown) {
    return { code: null, wrong: told(thrown) }
  }
}

const told = (thrown: unknown): string =>
  (thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown))
    .split('\n')
    .slice(0, 4)
    .join(' ')
