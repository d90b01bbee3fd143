// Makes a trace test of any patch: each outlet that has a cable also feeds a [print] of its own, and each box that a hand would play is
// played, one after the other, in logical time.
import { isBox, type PdBox, type PdCanvas, type PdFile, type PdItem } from '../../src/lib/interop/pd/tree.ts'
import type { PdRecord } from '../../src/lib/interop/pd/records.ts'

/** Milliseconds of logical time to the first play, between two, and how many there are at most. */
const FIRST = 100
const STEP = 50
const MOST = 58

const controls = new Set(['tgl', 'nbx', 'hsl', 'vsl', 'hradio', 'vradio'])

/** What a hand does to a box: the message that plays it; null where it cannot be played. */
function playOf({ kind, record }: PdBox): string | null {
  if (kind === 'msg') return 'bang'
  if (kind === 'floatatom') return 'float 3'
  if (kind !== 'obj') return null
  if (record[4] === 'bng') return 'bang'
  return controls.has(record[4] ?? '') ? 'float 1' : null
}

const obj = (...words: string[]): PdItem => ({
  kind: 'obj',
  record: ['#X', 'obj', '10', '10', ...words],
  after: []
})
const cable = (from: number, outlet: number, to: number): PdItem => ({
  kind: 'connect',
  record: ['#X', 'connect', String(from), String(outlet), String(to), '0']
})

/** A new tree; the file's own is left as it is. Prints are named `T…`. */
export function instrument(file: PdFile): PdFile {
  const plays: { name: string; message: string }[] = []
  let canvases = 0
  const canvas = ({ head, items }: PdCanvas): PdCanvas => {
    const id = canvases++
    const outlets = new Map<string, readonly [box: number, outlet: number]>()
    const played: [number, string][] = []
    let boxes = 0
    const inside = items.map((item): PdItem => {
      if (item.kind === 'connect') note(outlets, item.record)
      if (!isBox(item)) return item
      const at = boxes++
      if (item.kind === 'canvas')
        return item.close[4] === 'graph' ? item : { ...item, canvas: canvas(item.canvas) }
      const message = playOf(item)
      if (message !== null) played.push([at, message])
      return item
    })
    const more: PdItem[] = []
    for (const [box, outlet] of [...outlets.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
      more.push(obj('print', `T${id}-${box}-${outlet}`), cable(box, outlet, boxes++))
    }
    for (const [box, message] of played) {
      const name = `P${id}-${box}`
      plays.push({ name, message })
      more.push(obj('r', name), cable(boxes++, 0, box))
    }
    return { head, items: [...inside, ...more] }
  }
  const root = canvas(file.root)
  let boxes = root.items.filter(isBox).length
  const hand = plays.slice(0, MOST).flatMap(({ name, message }, i): PdItem[] => {
    const at = boxes
    boxes += 3
    return [
      obj('loadbang'),
      obj('delay', String(FIRST + i * STEP)),
      { kind: 'msg', record: ['#X', 'msg', '10', '10', '\\;', name, ...message.split(' ')], after: [] },
      cable(at, 0, at + 1),
      cable(at + 1, 0, at + 2)
    ]
  })
  return { ...file, root: { ...root, items: [...root.items, ...hand] } }
}

function note(outlets: Map<string, readonly [number, number]>, record: PdRecord): void {
  const [box, outlet] = [Number(record[2]), Number(record[3])]
  outlets.set(`${box} ${outlet}`, [box, outlet])
}

/** The names under which a file's [print]s print, those of its subpatches among them. */
export function printNames(file: PdFile): Set<string> {
  const names = new Set<string>()
  const look = ({ items }: PdCanvas): void => {
    for (const item of items) {
      if (!isBox(item)) continue
      if (item.kind === 'canvas') look(item.canvas)
      else if (item.kind === 'obj' && item.record[4] === 'print')
        names.add(
          item.record
            .slice(5)
            .filter((word) => word !== ',')
            .join(' ') || 'print'
        )
    }
  }
  look(file.root)
  return names
}
