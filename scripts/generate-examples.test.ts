// The examples mean something to the objects that exist, run, and are the files that lie in examples/.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import cell from '../examples/src/cell.ts'
import counter from '../examples/src/counter.ts'
import firstSteps from '../examples/src/first-steps.ts'
import presets from '../examples/src/presets.ts'
import { catalogue } from '../src/lib/objects/catalogue.generated.ts'
import { portsOf } from '../src/lib/objects/ports.ts'
import type { Sketch } from '../src/lib/patch/sketch.ts'
import { testPatch } from '../src/lib/runtime/testing.ts'
import { openMemoryStorage } from '../src/lib/storage/kv/memory.ts'
import { exampleFiles } from './generate-examples.ts'
import { root } from './tools.ts'

const sketches: readonly Sketch[] = [counter, firstSteps, presets, cell]
const run = (sketch: Sketch, storage = openMemoryStorage()) =>
  testPatch(
    catalogue,
    Object.fromEntries(Object.entries(sketch.boxes).map(([id, [, , text, data]]) => [id, { text, data }])),
    sketch.cables,
    { storage }
  )

test('the files are those of the sketches', async () => {
  const files = await exampleFiles()
  const there = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.zip'))
  expect(there.sort()).toEqual([...files.keys()].sort())
  for (const [name, bytes] of files)
    expect(readFileSync(join(root, 'examples', name)).equals(bytes), name).toBe(true)
})

test.each(sketches)('$name: every class is known, every cable ends at a port', ({ boxes, cables }) => {
  for (const [, , text] of Object.values(boxes)) expect(portsOf(text), text).not.toBeNull()
  for (const cable of cables) {
    const [from = '', to = ''] = cable.split(' ')
    const [source = '', outlet = '0'] = from.split(':')
    const [target = '', inlet = '0'] = to.split(':')
    expect(portsOf(boxes[source]![2])?.outlets.length, cable).toBeGreaterThan(Number(outlet))
    expect(portsOf(boxes[target]![2])?.inlets.length, cable).toBeGreaterThan(Number(inlet))
  }
})

test('the counter counts its openings', async () => {
  const storage = openMemoryStorage()
  for (const line of ['count: 1', 'count: 2', 'count: 3']) {
    const patch = run(counter, storage)
    await patch.run()
    expect(patch.errors).toEqual([])
    expect(patch.lines).toEqual([line])
    expect(patch.shown.get('number')).toBe(Number(line.slice(-1)))
  }
})

test('a preset comes back', async () => {
  const patch = run(presets)
  const set = (a: number, b: number, c: number) =>
    [a, b, c].forEach((value, i) => patch.machine.play('abc'[i]!, value))
  set(10, 20, 30)
  patch.machine.play('save-2', 1)
  set(0, 0, 0)
  await patch.run()
  patch.machine.play('recall-3', 1)
  patch.machine.play('recall-2', 1)
  await patch.run()
  expect(patch.errors).toEqual([])
  expect(['a-value', 'b-value', 'c-value'].map((id) => patch.shown.get(id))).toEqual([10, 20, 30])
})

test('the first steps do what their comments say', async () => {
  const patch = run(firstSteps)
  patch.machine.play('hello', 1)
  patch.machine.play('both', 1)
  patch.machine.play('right', 4)
  patch.machine.play('left', 3)
  patch.machine.play('recall', 1)
  patch.machine.play('note', 1)
  await patch.run()
  patch.machine.play('recall', 1)
  await patch.run()
  expect(patch.errors).toEqual([])
  expect(patch.shown.get('result')).toBe(7)
  expect(patch.lines).toEqual([
    'hello: bang',
    'first: bang',
    'second: bang',
    'note: symbol nothing',
    'note: symbol hello'
  ])
})
