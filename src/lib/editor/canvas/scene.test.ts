import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  addBox,
  connect,
  editText,
  moveBoxes,
  removeSelection,
  reorderCable,
  setCode
} from '../../patch/edits.ts'
import { edit, type PatchContext } from '../../patch/context.ts'
import { newPatch, nodesOf } from '../../patch/shape.ts'
import { importPd } from '../../interop/pd/import-pd.ts'
import { pdClassesOf } from '../../interop/pd/catalogue.ts'
import { shapeFor } from '../../objects/ports.ts'
import { classes } from '../session/classes.ts'
import { knowledge } from './knowledge.ts'
import { sceneOf, watchScene } from './scene.ts'
import type { Scene } from './types.ts'

const options = { knowledge }
const start = (): PatchContext => ({ doc: newPatch('test'), classes })
const box = (context: PatchContext, text: string, id?: string): string =>
  addBox(context, { id, text, position: { x: 0, y: 0 } })
const cable = (context: PatchContext, from: string, out: number, to: string, into: number): string | null =>
  connect(context, { nodeId: from, portId: `out${out}` }, { nodeId: to, portId: `in${into}` })

describe('a scene', () => {
  it('gives every face its kind, and unknown boxes and modules a reason', () => {
    const context = start()
    const kinds = [
      'metro 500',
      'msg {get: "a"}',
      'number',
      'tgl',
      'vsl',
      'button',
      'comment hi',
      'js',
      'js x + 1',
      'nobody 1'
    ]
    const ids = kinds.map((text) => box(context, text))
    nodesOf(context.doc).set(
      'm',
      new Y.Map<unknown>([
        ['type', 'rack.vco'],
        ['position', { x: 1, y: 2 }]
      ])
    )
    const { boxes } = sceneOf(context.doc, options)
    expect(ids.map((id) => boxes.get(id)!.kind)).toEqual([
      'text',
      'message',
      'number',
      'toggle',
      'slider',
      'button',
      'comment',
      'code',
      'text',
      'text'
    ])
    expect(boxes.get(ids[4]!)!.vertical).toBe(true)
    expect(boxes.get(ids[9]!)).toMatchObject({ known: false, reason: expect.stringContaining('nobody') })
    expect(boxes.get('m')).toMatchObject({ kind: 'module', known: false, x: 1, y: 2 })
    expect(boxes.get(ids[1]!)!.lines).toEqual(['{get: "a"}'])
  })

  it('wraps a text where the .pd file does that it came from', () => {
    const { doc } = importPd(
      't',
      '#N canvas 0 0 450 300 12;\n#X text 47 250 Click to bang --> Right click \\; or so, f 17;\n',
      {
        classes: pdClassesOf({ get: shapeFor })
      }
    )
    const [comment] = [...sceneOf(doc, options).boxes.values()]
    expect(comment!.lines).toEqual(['Click to bang --> ', 'Right click;', 'or so'])
  })

  it('measures a patch as Pd does where it comes from there, new boxes and subpatches in it too', () => {
    const { doc } = importPd(
      't',
      `#N canvas 0 0 450 300 10;\n#N canvas 0 0 450 300 x 0;\n#X obj 1 1 metro;\n#X restore 9 9 pd x;
#X msg 9 60 \\; y 5;\n#X floatatom 9 90 5 0 0 0 - - - 0;\n#N canvas 0 0 450 300 [x] 0;\n#X restore 9 120 pd [x];\n`,
      { classes: pdClassesOf({ get: shapeFor }) }
    )
    const context = { doc, classes }
    const added = box(context, 'metro')
    const { boxes, metrics } = sceneOf(doc, options)
    const [sub, message, atom, named] = [...boxes.values()]
    expect(metrics.font).toBe(10)
    expect(boxes.get(added)).toMatchObject({ width: 34, height: 18 })
    expect(message!.lines).toEqual([';', 'y 5'])
    expect(atom).toMatchObject({ width: 32, height: 17 })
    expect(named!.lines).toEqual(['pd [x]'])
    const [inside] = [...sceneOf(doc, { ...options, parent: sub!.id }).boxes.values()]
    expect(inside).toMatchObject({ width: 34, height: 18 })

    const ours = start()
    const id = box(ours, 'metro')
    expect(sceneOf(ours.doc, options).boxes.get(id)).toMatchObject({ height: 24, metrics: { font: null } })
  })

  it('leaves a box alone that a newer Loadbang has saved', () => {
    const context = start()
    const id = box(context, 'metro 500')
    ;(nodesOf(context.doc).get(id) as Y.Map<unknown>).set('v', 99)
    expect(sceneOf(context.doc, options).boxes.get(id)).toMatchObject({
      known: false,
      reason: expect.stringContaining('newer')
    })
  })

  it('keeps cables whose port went away, at a port that is a ghost', () => {
    const context = start()
    const [a, b] = [box(context, 't b b b'), box(context, 'print')]
    const id = cable(context, a, 2, b, 0)!
    editText(context, a, 't b')
    const { boxes, cables } = sceneOf(context.doc, options)
    expect(cables.get(id)).toMatchObject({ ghost: true })
    expect(boxes.get(a)!.outlets.map((port) => [port.id, port.ghost])).toEqual([
      ['out0', false],
      ['out2', true]
    ])
  })

  it('numbers the cables of an outlet in the order in which they fire', () => {
    const context = start()
    const [a, b, c] = [box(context, 'loadbang'), box(context, 'print'), box(context, 'print')]
    const [one, two] = [cable(context, a, 0, b, 0)!, cable(context, a, 0, c, 0)!]
    reorderCable(context, two, 0)
    const { cables } = sceneOf(context.doc, options)
    expect([cables.get(one)!.fanIndex, cables.get(two)!.fanIndex]).toEqual([1, 0])
    expect(cables.get(one)!.fanCount).toBe(2)
  })

  it('shows one level: the boxes of a subpatch, and none of its neighbours', () => {
    const context = start()
    const sub = box(context, 'pd inner', 'sub')
    const inner = addBox(context, { text: 'metro', position: { x: 0, y: 0 }, parent: sub })
    expect([...sceneOf(context.doc, options).boxes.keys()]).toEqual([sub])
    expect([...sceneOf(context.doc, { ...options, parent: sub }).boxes.keys()]).toEqual([inner])
  })
})

describe('a scene that is watched', () => {
  it('changes once per edit, and keeps what did not change', () => {
    const context = start()
    const [a, b] = [box(context, 'metro 500'), box(context, 'print')]
    const seen: Scene[] = []
    const stop = watchScene(context.doc, options, (scene) => seen.push(scene))
    edit(context, () => {
      moveBoxes(context, new Map([[a, { x: 50, y: 50 }]]))
      cable(context, a, 0, b, 1)
    })
    expect(seen).toHaveLength(2)
    setCode(context, a, 'x')
    expect(seen[2]!.boxes.get(b)).toBe(seen[1]!.boxes.get(b))
    expect(seen[2]!.cables.get([...seen[1]!.cables.keys()][0]!)).toBe([...seen[1]!.cables.values()][0])
    stop()
    box(context, 'late')
    expect(seen).toHaveLength(3)
  })

  it('is always what reading the document anew gives', () => {
    const texts = ['metro 500', 't b b', 'print', 'nobody', 'js', 'comment a b', 'pack 1 2 3']
    const command = fc.tuple(fc.nat(5), fc.nat(50), fc.nat(50), fc.nat(3), fc.nat(3))
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (steps) => {
        const context = start()
        let scene: Scene | null = null
        const stop = watchScene(context.doc, options, (next) => (scene = next))
        const ids: string[] = []
        const pick = (n: number): string => ids[n % Math.max(1, ids.length)] ?? 'none'
        for (const [what, a, b, c, d] of steps) {
          if (what <= 1) ids.push(box(context, texts[a % texts.length]!))
          else if (what === 2) cable(context, pick(a), c, pick(b), d)
          else if (what === 3) editText(context, pick(a), texts[b % texts.length]!)
          else if (what === 4) moveBoxes(context, new Map([[pick(a), { x: c, y: d }]]))
          else removeSelection(context, { nodes: [pick(a)] })
        }
        stop()
        expect(scene).toEqual(sceneOf(context.doc, options))
      }),
      { numRuns: 60 }
    )
  })
})
