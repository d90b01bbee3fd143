// What no comparison can be asked of: sound, data structures, sockets and devices. Such boxes are taken out of a patch before it is run,
// here and in native Pd alike: a comment takes the place of each, and its cables go. Everything else in the patch is compared.
import type { FindFile } from '../../src/lib/interop/pd/abstractions.ts'
import { decodePd } from '../../src/lib/interop/pd/decode.ts'
import { readPd } from '../../src/lib/interop/pd/read.ts'
import { isBox, type PdCanvas, type PdFile, type PdItem } from '../../src/lib/interop/pd/tree.ts'
import { readClone } from '../../src/lib/runtime/clone-text.ts'
import { readNumber } from '../../src/lib/runtime/text/number.ts'
import { vanillaClasses } from '../../src/lib/interop/pd/vanilla.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

const outside: Readonly<Record<string, ReadonlySet<string>>> = {
  'data structures': words(
    `struct pointer get set element append getsize setsize plot scalar template drawcurve drawpolygon drawnumber drawsymbol
     drawtext filledcurve filledpolygon`
  ),
  sockets: words('netsend netreceive'),
  devices: words(
    `notein noteout ctlin ctlout pgmin pgmout bendin bendout touchin touchout polytouchin polytouchout midiin midiout sysexin
     midirealtimein midiclkin`
  ),
  sound: words('soundfiler'),
  // They tell how fast a machine is: native Pd itself repeats that only by chance.
  'real clocks': words('cputime realtime')
}
/** Ports of subpatches stay, or the others would have other numbers; no sound comes through them. */
const ports = words('inlet~ outlet~')

function outOfScope(className: string): string | null {
  if (ports.has(className)) return null
  if (className.endsWith('~')) return 'sound'
  for (const [why, names] of Object.entries(outside)) if (names.has(className)) return why
  return null
}

/** `[text get -s …]`, `[array sum -s …]`: they ask a data structure. */
const pointerOf = (item: PdItem): string | null =>
  item.kind === 'obj' &&
  'record' in item &&
  /^(text|array)$/.test(item.record[4] ?? '') &&
  item.record.includes('-s')
    ? 'data structures'
    : null

export interface InScope {
  readonly file: PdFile
  /** Classes that were taken out, with why, and how many boxes of each. */
  readonly left: ReadonlyMap<string, number>
}

/** `find`: an abstraction that has something out of scope in it is taken out whole. */
export function inScope(file: PdFile, find: FindFile): InScope {
  const left = new Map<string, number>()
  const known = new Map<string, boolean>()
  const isOut = (name: string): string | null =>
    outOfScope(name) ?? (abstractionIsOut(name) ? 'abstraction' : null)
  const abstractionIsOut = (name: string): boolean => {
    const before = known.get(name)
    if (before !== undefined) return before
    known.set(name, false)
    const found = vanillaClasses.has(name) ? null : find(name, { folder: '', paths: [] })
    const out =
      found !== null && classesIn(readPd(decodePd(found.content)).root).some((each) => isOut(each) !== null)
    known.set(name, out)
    return out
  }
  /** A [clone] runs without sound, but not without data structures. */
  const copiesStructures = (item: PdItem): string | null => {
    if (item.kind !== 'obj' || !('record' in item) || item.record[4] !== 'clone') return null
    const name = readClone(item.record.slice(5).map((word) => readNumber(word) ?? word))?.name
    const found = name === undefined ? null : find(name, { folder: '', paths: [] })
    if (!found) return null
    const classes = classesIn(readPd(decodePd(found.content)).root)
    return classes.some((each) => outOfScope(each) === 'data structures') ? 'data structures' : null
  }
  const canvas = ({ head, items }: PdCanvas): PdCanvas => {
    const gone = new Set<number>()
    let boxes = 0
    const kept = items.map((item): PdItem => {
      if (!isBox(item)) return item
      const at = boxes++
      if (item.kind === 'canvas') return { ...item, canvas: canvas(item.canvas) }
      const name = item.kind === 'scalar' ? 'scalar' : item.kind === 'obj' ? (item.record[4] ?? '') : ''
      const why = isOut(name) ?? pointerOf(item) ?? copiesStructures(item)
      if (!why) return item
      gone.add(at)
      const key = `${why}: ${name}`
      left.set(key, (left.get(key) ?? 0) + 1)
      return { kind: 'text', record: ['#X', 'text', '10', '10', 'left', 'out'], after: [] }
    })
    const isGone = (end: string | undefined): boolean => gone.has(Number(end))
    return {
      head,
      items: kept.filter(
        (item) => item.kind !== 'connect' || !(isGone(item.record[2]) || isGone(item.record[4]))
      )
    }
  }
  return { file: { ...file, before: [], root: canvas(file.root) }, left }
}

function classesIn({ items }: PdCanvas): string[] {
  return items.flatMap((item) => {
    if (!isBox(item)) return []
    if (item.kind === 'canvas') return classesIn(item.canvas)
    return item.kind === 'obj' ? [item.record[4] ?? ''] : item.kind === 'scalar' ? ['scalar'] : []
  })
}
