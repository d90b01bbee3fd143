// Pd text from the clipboard as boxes to paste: a whole file, or the records that Pd, a forum or a mail has of some boxes.
import type { Fragment } from '../../patch/fragment.ts'
import { limits } from '../../patch/limits.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { decodePd } from './decode.ts'
import { pdErrors } from './errors.ts'
import { readPd } from './read.ts'
import { toPlain, type ToPlain } from './to-plain.ts'
import type { PdFile } from './tree.ts'

/** Throws a LoadbangError `pd-…`. `lost`: how many cables lead to boxes that are not there. */
export function pdFragment(text: string, options: ToPlain): Fragment & { lost: number } {
  const { nodes, edges, lost } = toPlain(fileOf(text), options)
  if (nodes.length > limits.fragmentNodes)
    throw pdErrors.size(`at most ${limits.fragmentNodes} boxes are pasted at once`)
  if (nodes.length === 0) throw pdErrors.empty()
  return { nodes, edges, lost: lost.length }
}

function fileOf(text: string): PdFile {
  const content = decodePd(text)
  try {
    return readPd(content)
  } catch (thrown) {
    if (!(thrown instanceof LoadbangError)) throw thrown
    // Boxes without a canvas around them, of which the first may be a subpatch: what Pd itself copies.
    if (thrown.code !== 'pd-invalid' && thrown.code !== 'pd-unbalanced') throw thrown
    return readPd(`#N canvas 0 0 450 300 12;\n${content}`)
  }
}
