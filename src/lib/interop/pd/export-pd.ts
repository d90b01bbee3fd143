// A patch as a .pd file, and each of its abstractions as another. Boxes that Pure Data does not know it shows dashed, with their
// text; what has no place in such a file is named.
import type * as Y from 'yjs'
import { defsOf, edgesOf, nodesOf, settingsOf } from '../../patch/shape.ts'
import { field, fields } from '../../patch/values.ts'
import { textToFile } from './box-text.ts'
import type { PdClasses } from './catalogue.ts'
import { keeperOf } from './contents.ts'
import { fromPlain } from './from-plain.ts'
import { readPlain } from './patch-maps.ts'
import type { PlainPatch } from './plain.ts'
import { shortened } from './report.ts'
import { vanillaClasses } from './vanilla.ts'
import { wordFromFile } from './words.ts'
import { writePd } from './write.ts'

export interface ExportedPd {
  text: string
  /** Text by name, without `.pd`. */
  abstractions: Map<string, string>
  /** What is not in the files, as sentences. */
  lost: string[]
  /** Classes that Pure Data does not have by itself: there, their boxes are dashed. */
  foreign: ForeignClass[]
}

export interface ForeignClass {
  name: string
  count: number
}

/** Throws a LoadbangError `pd-deep`. */
export function exportPd(doc: Y.Doc, classes: PdClasses): ExportedPd {
  const lost: string[] = []
  const main = readPlain({ nodes: nodesOf(doc), edges: edgesOf(doc), settings: settingsOf(doc) })
  const text = textOf(main, classes, lost)
  const patches = [main]
  const abstractions = new Map<string, string>()
  for (const name of fields(defsOf(doc)).sort()) {
    const def = defsOf(doc).get(name)
    const [nodes, edges, settings] = ['nodes', 'edges', 'settings'].map((root) => field(def, root))
    const patch = readPlain({ nodes, edges, settings })
    patches.push(patch)
    abstractions.set(name, textOf(patch, classes, lost))
  }
  return { text, abstractions, lost: shortened(lost), foreign: foreignIn(patches, abstractions, classes) }
}

/** Most frequent first. */
function foreignIn(
  patches: readonly PlainPatch[],
  abstractions: ReadonlyMap<string, string>,
  classes: PdClasses
): ForeignClass[] {
  const counts = new Map<string, number>()
  for (const { text: given, type } of patches.flatMap(({ nodes }) => nodes)) {
    const { kind, raw } = textToFile(given ?? type, classes)
    const name = wordFromFile(raw[0] ?? '')
    if (kind !== 'obj' || name === '' || vanillaClasses.has(name) || abstractions.has(name)) continue
    // Contents of a data structure are no object.
    if (name === '#scalar') continue
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}

function textOf(patch: PlainPatch, classes: PdClasses, lost: string[]): string {
  const { lost: cables, ...file } = fromPlain(patch, classes)
  const texts = new Map(patch.nodes.map((node) => [node.id, node.text ?? node.type]))
  const shown = (id: string): string => (texts.get(id) ?? '').slice(0, 40)
  for (const { source, target } of cables) {
    lost.push(
      `The cable from “${shown(source.nodeId)}” to “${shown(target.nodeId)}” was left out: a .pd file has no number for it.`
    )
  }
  for (const node of patch.nodes) {
    const keeper = keeperOf(node.text ?? '')
    const kept = Object.keys(node.data).filter((name) => !inFile.has(name) && name !== keeper)
    if (kept.length + Object.keys(node.params).length > 0)
      lost.push(`What “${shown(node.id)}” keeps inside was left out: a .pd file has no room for it.`)
  }
  return writePd(file)
}

/** Data that a .pd file has room for, beside what a box keeps; and how big a box was drawn, which nobody would call lost. */
const inFile: ReadonlySet<string> = new Set(['pd', 'canvas', 'width', 'height'])
