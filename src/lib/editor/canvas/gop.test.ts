import { describe, expect, it } from 'vitest'
import { addBox, moveBoxes, removeBoxes } from '../../patch/edits.ts'
import { imported } from '../../interop/pd/testing/attempt.ts'
import { classes } from '../session/classes.ts'
import { PdArray } from '../../objects/array/array-store.ts'
import { arrayLook, arrayPath } from '../boxes/array-path.ts'
import type { GopFrame } from './gop.ts'
import { knowledge } from './knowledge.ts'
import { sceneOf, watchScene } from './scene.ts'
import type { BoxModel, Scene } from './types.ts'

const HEAD = '#N canvas 0 50 450 300 12;\n'
const ui = (flags: number, inside: string): string =>
  `${HEAD}#N canvas 0 0 450 278 ui 0;\n${inside}#X coords 0 -1 1 1 140 100 ${flags} 100 100;\n#X restore 40 40 pd ui;\n`
const one = (scene: Scene): BoxModel => [...scene.boxes.values()][0]!
const drawn = (text: string): BoxModel => one(sceneOf(imported(text).doc, { knowledge }))
const places = ({ gop }: BoxModel) => gop?.parts.map(({ className, x, y }) => [className, x, y])

describe('a subpatch', () => {
  const inside =
    '#X obj 110 120 tgl;\n#X obj 110 160 print;\n#X text 120 120 words;\n#X obj 300 300 bng;\n#X obj 95 95 hsl;\n'

  it('shows its controls where its coordinates say, and nothing that lies outside', () => {
    const box = drawn(ui(1, inside))
    expect([box.kind, box.width, box.height, box.gop?.titled]).toEqual(['gop', 140, 100, true])
    expect(places(box)).toEqual([
      ['tgl', 10, 20],
      ['slider', -5, -5]
    ])
    expect(drawn(ui(2, inside)).gop?.titled).toBe(false)
  })

  it('shows nothing where it is not asked to, or says nonsense', () => {
    expect(drawn(ui(0, inside)).kind).toBe('text')
    const wild = ui(1, inside).replace('140 100 1', '1e9 100 1')
    expect(drawn(wild).kind).toBe('text')
  })

  it('shows subpatches that show theirs', () => {
    const inner = `#N canvas 0 0 450 278 in 0;\n#X obj 5 5 tgl;\n#X coords 0 -1 1 1 50 50 2 0 0;\n#X restore 110 110 pd in;\n`
    expect(drawn(ui(1, inner)).gop?.parts.map((part) => [part.kind, places(part)])).toEqual([
      ['gop', [['tgl', 5, 5]]]
    ])
  })

  it('is drawn anew when what it shows changes', () => {
    const { doc } = imported(ui(1, '#X obj 110 120 tgl;\n'))
    const context = { doc, classes }
    const seen: unknown[] = []
    const stop = watchScene(doc, { knowledge }, (scene) => seen.push(places(one(scene))))
    moveBoxes(context, new Map([['n2', { x: 120, y: 130 }]]))
    addBox(context, { text: 'bng', position: { x: 100, y: 100 }, parent: 'n1' })
    removeBoxes(context, ['n2'])
    stop()
    expect(seen).toEqual([
      [['tgl', 10, 20]],
      [['tgl', 20, 30]],
      [
        ['tgl', 20, 30],
        ['bng', 0, 0]
      ],
      [['bng', 0, 0]]
    ])
  })
})

describe('an abstraction', () => {
  const part = `${HEAD}#X obj 110 120 tgl;\n#X obj 300 9 inlet;\n#X coords 0 -1 1 1 140 100 2 100 100;\n`
  const { doc } = imported(`${HEAD}#X obj 40 40 part 5;\n#X obj 40 300 part;\n`, { part })

  it('shows its controls on each of its boxes, under the ids that they have there', () => {
    const scene = sceneOf(doc, { knowledge })
    expect([...scene.boxes.values()].map((box) => [box.kind, box.inlets.length, places(box)])).toEqual([
      ['gop', 1, [['tgl', 10, 20]]],
      ['gop', 1, [['tgl', 10, 20]]]
    ])
    const inner = [...scene.boxes.values()].map((box) => box.gop?.parts[0]?.id.split('/')[0] === box.id)
    expect(inner).toEqual([true, true])
  })

  it('that shows itself ends', () => {
    const own = `${HEAD}${'#X obj 110 120 own;\n'.repeat(100)}#X coords 0 -1 1 1 140 100 2 100 100;\n`
    expect(one(sceneOf(imported(`${HEAD}#X obj 9 9 own;\n`, { own }).doc, { knowledge })).kind).toBe('gop')
  })
})

describe('an array', () => {
  it('is shown by the graph that it lies in, with its numbers', () => {
    const graph = `${HEAD}#N canvas 0 0 450 278 (subpatch) 0;\n#X array a1 4 float 3;\n#A 0 0 0.5 1;\n#X coords 0 1 4 -1 200 140 1 0 0;\n#X restore 40 40 graph;\n`
    const box = drawn(graph)
    expect([box.kind, box.known]).toEqual(['gop', true])
    expect(box.gop?.arrays.map(arrayLook)).toEqual([
      { name: 'a1', named: true, points: true, length: 4, values: [0, 0.5, 1, 0] }
    ])
  })

  const frame: GopFrame = {
    width: 100,
    height: 50,
    left: 0,
    top: 0,
    range: { left: 0, top: 1, right: 4, bottom: -1 },
    titled: false
  }
  const array = (values: ArrayLike<number>, points = false, length = values.length) => ({
    points,
    length,
    values
  })

  it('is a line, or a stroke for each number', () => {
    expect(arrayPath(array([0, 1, -1]), frame)).toBe('M0 25L25 0L50 50')
    expect(arrayPath(array([0, 1], true), frame)).toBe('M0 25H25M25 0H50')
    expect(arrayPath(array([]), frame)).toBe('')
  })

  it('has no more points than can be seen, its extremes among them', () => {
    const values = Array.from({ length: 100_000 }, (_, i) => (i === 54_321 ? 1 : 0))
    const path = arrayPath(array(values), { ...frame, range: { ...frame.range, right: values.length } })
    expect(path.split(/[ML]/).length).toBeLessThan(500)
    expect(path).toMatch(/ 0[LM]/)
  })

  it('is drawn as long as it is where only its extremes came', () => {
    const long = new PdArray(1_000_000)
    long.set(999_999, 1)
    const drawn = long.drawn()
    expect(drawn.length).toBeLessThan(10_000)
    const path = arrayPath(array(drawn, false, long.length), {
      ...frame,
      range: { ...frame.range, right: 1e6 }
    })
    expect(path).toMatch(/^M0 25L/)
    expect(path).toMatch(/L99[.\d]* 0$/)
  })
})
