import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { catalogue } from '../objects/catalogue.generated.ts'
import { classesOf } from '../patch/classes.ts'
import { compilePatch } from '../patch/compile.ts'
import { dissolve } from '../patch/dissolve.ts'
import { encapsulate } from '../patch/encapsulate.ts'
import { treeOf } from '../patch/edit-boxes.ts'
import { newPatch } from '../patch/shape.ts'
import { draw, drawings } from '../patch/testing/structures.ts'
import { watchGraph } from '../patch/watch.ts'
import { testPatch, type TestPatch } from '../runtime/testing.ts'

vi.mock('nanoid', () => import('../patch/testing/ids.ts'))

const classes = classesOf(catalogue)
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)

/** What is printed, and complained of, when every message box is played in turn, twice. */
function played(patch: TestPatch, boxes: number): string[] {
  patch.lines.length = patch.errors.length = 0
  for (let round = 0; round < 2; round++)
    for (let i = 0; i < boxes; i++)
      if (patch.machine.graph.boxes.get(`n${i}`)?.className === 'msg') {
        patch.lines.push(`n${i}`)
        patch.machine.play(`n${i}`, 'bang')
      }
  return [...patch.lines, ...patch.errors.map(({ text }) => text)]
}

it(`what is put into a subpatch, or taken out of it, prints the same, started anew or running on (seed ${seed})`, () => {
  fc.assert(
    fc.property(drawings, fc.array(fc.nat(30), { minLength: 1, maxLength: 8 }), (drawing, chosen) => {
      const context = { doc: newPatch('x'), classes }
      draw(context, drawing)
      const run = (): TestPatch => {
        const patch = testPatch(catalogue, {})
        patch.machine.apply(compilePatch(context.doc, classes))
        return patch
      }
      const before = played(run(), drawing.length)
      const live = run()
      const twin = run()
      watchGraph(context.doc, classes, (diff) => live.machine.apply(diff))
      played(live, drawing.length)
      played(twin, drawing.length)

      const parents = treeOf(context)
      const ids = chosen.map((i) => `n${i % drawing.length}`)
      const level = parents.get(ids[0]!)
      const sub = encapsulate(
        context,
        ids.filter((id) => parents.get(id) === level)
      )
      if (sub === null) return
      expect(played(run(), drawing.length)).toEqual(before)
      // Every state goes on: a third round is as if nothing had been done.
      expect(played(live, drawing.length)).toEqual(played(twin, drawing.length))
      dissolve(context, sub)
      expect(played(live, drawing.length)).toEqual(played(twin, drawing.length))
    }),
    { seed, numRuns: 200 }
  )
})

it(`any subpatch dissolved prints the same (seed ${seed})`, () => {
  fc.assert(
    fc.property(drawings, fc.nat(30), (drawing, which) => {
      const context = { doc: newPatch('x'), classes }
      draw(context, drawing)
      const run = (): string[] => {
        const patch = testPatch(catalogue, {})
        patch.machine.apply(compilePatch(context.doc, classes))
        return played(patch, drawing.length)
      }
      const before = run()
      const subs = drawing.flatMap(({ text }, i) => (text === 'pd' ? [`n${i}`] : []))
      if (subs.length === 0) return
      dissolve(context, subs[which % subs.length]!)
      expect(run()).toEqual(before)
    }),
    { seed, numRuns: 200 }
  )
})
