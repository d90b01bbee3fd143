// Every object has a help patch; each one loads, runs and can be played without an error, and is drawn without overlaps.
import { describe, expect, test } from 'vitest'
import { boxSize } from '../editor/geometry/box-size.ts'
import { wrapLines } from '../editor/geometry/metrics.ts'
import { QuickJsCells } from '../jsrunner/quickjs-cells.ts'
import type { Face } from '../runtime/define.ts'
import { bang, Command, record, type Message } from '../runtime/message.ts'
import { parseObjectText } from '../runtime/text/object-text.ts'
import { testPatch, type TestBox } from '../runtime/testing.ts'
import { openMemoryStorage } from '../storage/kv/memory.ts'
import { catalogue } from './catalogue.generated.ts'
import { declaredBy } from './code/declared.ts'
import { drawnPdGui, pdGuiKind, pdGuiSize } from './gui/pd-gui-arguments.ts'
import { helpPatches } from './help.generated.ts'
import type { SketchBox } from '../runtime/sketch.ts'
import type { HelpPatch } from './help.ts'
import { shapeFor, portsOf } from './ports.ts'

const all: [string, HelpPatch][] = await Promise.all(
  Object.entries(helpPatches).map(async ([name, load]): Promise<[string, HelpPatch]> => [
    name,
    (await load()).default
  ])
)

test('every object has one, about itself', () => {
  expect(Object.keys(helpPatches).sort()).toStrictEqual(catalogue.all.map((object) => object.name).sort())
  for (const [name, patch] of all) {
    expect(patch.name).toBe(name)
    const classes = Object.values(patch.boxes).map(
      ([, , text]) => shapeFor(parseObjectText(text).className)?.name
    )
    expect(classes).toContain(name)
  }
})

/** Faces that a hand can play, and with what. */
const HANDS: Record<Exclude<Face, 'comment'>, Message> = {
  button: bang,
  message: bang,
  toggle: bang,
  number: 3,
  slider: 3,
  code: bang,
  textbox: new Command('send', ['words', 1]),
  listview: bang,
  filedrop: bang,
  imageview: bang,
  pd: bang
}

describe.each(all)('[%s]', (_name, patch) => {
  test('runs, and can be played, without an error', async () => {
    const boxes = Object.entries(patch.boxes).map(([id, [x, , text, data]]): [string, TestBox] => {
      const v = shapeFor(parseObjectText(text).className)?.version ?? 1
      const parent = parentOf(id)
      return [id, { text, v, x, data: record(data ?? {}), ...(parent === '' ? {} : { parent }) }]
    })
    const p = testPatch(catalogue, Object.fromEntries(boxes), patch.cables, {
      storage: openMemoryStorage(),
      cells: new QuickJsCells()
    })
    await p.run(1000)
    for (const [id, [, , text]] of Object.entries(patch.boxes)) {
      const { className, rest } = parseObjectText(text)
      const face = shapeFor(className)?.face
      // A click has nothing for `$1`, which is an error as in Pd; `js EXPRESSION` is no cell to press.
      if (face === undefined || face === 'comment' || rest.includes('$') || (face === 'code' && rest !== ''))
        continue
      p.machine.play(id, HANDS[face])
    }
    // A toggle that is left on would go on for ever.
    for (const [id, [, , text]] of Object.entries(patch.boxes))
      if (text === 'toggle') p.machine.play(id, bang)
    await p.run(3000)
    p.machine.dispose()
    expect(p.errors).toStrictEqual([])
  })

  test('every cable ends at a port that is there', () => {
    for (const cable of patch.cables) {
      const [from, to] = cable.split(' ').map((end) => end.split(':') as [string, string?])
      expect(Object.keys(patch.boxes)).toEqual(expect.arrayContaining([from![0], to![0]]))
      const outlets = portCounts(patch, from![0]).outlets
      const inlets = portCounts(patch, to![0]).inlets
      expect(Number(from![1] ?? 0), cable).toBeLessThan(outlets)
      expect(Number(to![1] ?? 0), cable).toBeLessThan(inlets)
    }
  })

  test('stands on the grid, and no two boxes overlap', () => {
    const rects = Object.entries(patch.boxes).map(([id, box]) => ({
      id,
      ...rect(box, portCounts(patch, id))
    }))
    for (const a of rects) {
      expect([a.x % 8, a.y % 8], a.id).toStrictEqual([0, 0])
      for (const b of rects) {
        if (a.id >= b.id || parentOf(a.id) !== parentOf(b.id)) continue
        const apart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
        expect(apart, `${a.id} and ${b.id}`).toBe(true)
      }
    }
  })
})

/** `sub.box` lies in `sub`; '' at the root. */
const parentOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('.')))

/** How many ports a box has: of one that holds boxes, the inlets and outlets inside. */
function portCounts(patch: HelpPatch, id: string): { inlets: number; outlets: number } {
  const [, , text, data] = patch.boxes[id]!
  const inside = (passage: 'inlet' | 'outlet'): number =>
    Object.entries(patch.boxes).filter(
      ([name, [, , inner]]) =>
        parentOf(name) === id && shapeFor(parseObjectText(inner).className)?.passage === passage
    ).length
  if (shapeFor(parseObjectText(text).className)?.holds)
    return { inlets: inside('inlet'), outlets: inside('outlet') }
  const { inlets, outlets } = portsOf(text, typeof data?.code === 'string' ? data.code : undefined)!
  return { inlets: inlets.length, outlets: outlets.length }
}

function rect([x, y, text, data]: SketchBox, ports: { inlets: number; outlets: number }) {
  const { className, rest } = parseObjectText(text)
  const card = shapeFor(className)!
  const cell = card.face === 'code' && rest === ''
  const kind = card.face === 'code' && !cell ? 'text' : (card.face ?? 'text')
  const size = boxSize({
    kind,
    lines: wrapLines(kind === 'text' ? text : rest),
    inlets: ports.inlets,
    outlets: ports.outlets,
    vertical: className === 'vsl',
    ...pdSize(text),
    code: typeof data?.code === 'string' ? data.code : null,
    knobs: typeof data?.code === 'string' ? declaredBy(data.code).knobs.length : 0
  })
  return { x, y, ...size }
}

function pdSize(text: string): { own?: { width: number; height: number } } {
  const words = parseObjectText(text)
  const face = shapeFor(words.className)?.face
  // Of comments the atoms may not even be read.
  const gui = pdGuiKind(words.className) && drawnPdGui(words.className, words.atoms, face === 'pd')
  return gui ? { own: pdGuiSize(gui) } : {}
}
