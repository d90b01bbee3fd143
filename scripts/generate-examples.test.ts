// The examples mean something to the objects that exist, run, and are the files that lie in examples/.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import adventure from '../examples/src/adventure.ts'
import cell from '../examples/src/cell.ts'
import chordFinder from '../examples/src/chord-finder.ts'
import counter from '../examples/src/counter.ts'
import firstSteps from '../examples/src/first-steps.ts'
import guestBook from '../examples/src/guest-book.ts'
import lSystem from '../examples/src/l-system.ts'
import notes from '../examples/src/notes.ts'
import photoBox from '../examples/src/photo-box.ts'
import presets from '../examples/src/presets.ts'
import scales from '../examples/src/scales.ts'
import { knowledge } from '../src/lib/editor/canvas/knowledge.ts'
import { sceneOf } from '../src/lib/editor/canvas/scene.ts'
import { intersects } from '../src/lib/editor/geometry/rect.ts'
import { QuickJsCells } from '../src/lib/jsrunner/quickjs-cells.ts'
import { catalogue } from '../src/lib/objects/catalogue.generated.ts'
import { shapeFor, portsOf } from '../src/lib/objects/ports.ts'
import { buildSketch } from '../src/lib/patch/build-sketch.ts'
import { classesOf } from '../src/lib/patch/classes.ts'
import type { Sketch } from '../src/lib/patch/sketch.ts'
import { bang, Command, record, type MessageRecord } from '../src/lib/runtime/message.ts'
import { testPatch } from '../src/lib/runtime/testing.ts'
import { openMemoryStorage } from '../src/lib/storage/kv/memory.ts'
import { exampleFiles } from './generate-examples.ts'
import { root } from './tools.ts'

const sketches: readonly Sketch[] = [
  counter,
  firstSteps,
  presets,
  cell,
  notes,
  guestBook,
  photoBox,
  chordFinder,
  adventure,
  lSystem,
  scales
]
const run = (sketch: Sketch, storage = openMemoryStorage()) =>
  testPatch(
    catalogue,
    Object.fromEntries(
      Object.entries(sketch.boxes).map(([id, [, , text, data]]) => [id, { text, data: record(data ?? {}) }])
    ),
    sketch.cables,
    { storage, cells: new QuickJsCells() }
  )
/** Rows that a [listview] shows. */
const rows = (patch: ReturnType<typeof run>, id = 'list'): unknown =>
  (patch.shown.get(id) as { table?: { rows?: unknown } } | undefined)?.table?.rows
const write = (text: string) => new Command('send', [text, 1])

test('the files are those of the sketches', async () => {
  const files = await exampleFiles()
  const there = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.zip'))
  expect(there.sort()).toEqual([...files.keys()].sort())
  for (const [name, bytes] of files)
    expect(readFileSync(join(root, 'examples', name)).equals(bytes), name).toBe(true)
})

test.each(sketches)('$name: every class is known, every cable ends at a port', ({ boxes, cables }) => {
  const portsAt = (id: string) => {
    const [, , text, data] = boxes[id]!
    return portsOf(text, typeof data?.code === 'string' ? data.code : undefined)
  }
  for (const [, , text] of Object.values(boxes)) expect(portsOf(text), text).not.toBeNull()
  for (const cable of cables) {
    const [from = '', to = ''] = cable.split(' ')
    const [source = '', outlet = '0'] = from.split(':')
    const [target = '', inlet = '0'] = to.split(':')
    expect(portsAt(source)?.outlets.length, cable).toBeGreaterThan(Number(outlet))
    expect(portsAt(target)?.inlets.length, cable).toBeGreaterThan(Number(inlet))
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

test.each(sketches)('$name: no box lies over another', (sketch) => {
  const { boxes } = sceneOf(buildSketch(sketch, classesOf({ get: shapeFor })), { knowledge })
  for (const a of boxes.values())
    for (const b of boxes.values()) expect(a === b || !intersects(a, b), `${a.id} and ${b.id}`).toBe(true)
})

test('notes are written, found, removed, and there again', async () => {
  const storage = openMemoryStorage()
  const patch = run(notes, storage)
  for (const text of ['buy milk', 'call Ada', 'milk the cow']) patch.machine.play('note', write(text))
  await patch.run()
  const texts = () => (rows(patch) as [string, number][]).map(([text]) => text)
  expect(texts()).toEqual(['buy milk', 'call Ada', 'milk the cow'])
  patch.machine.play('search', new Command('typed', ['milk', 1]))
  await patch.run()
  expect(texts()).toEqual(['buy milk', 'milk the cow'])
  const { table, revision } = patch.shown.get('list') as unknown as {
    table: { keys: string[] }
    revision: number
  }
  patch.machine.play('list', new Command('remove', [0, revision, table.keys[0]!]))
  await patch.run()
  expect(texts()).toEqual(['milk the cow'])
  expect(patch.errors).toEqual([])

  const again = run(notes, storage)
  await again.run()
  expect((rows(again) as [string, number][]).map(([text]) => text)).toEqual(['call Ada', 'milk the cow'])
})

test('who signs the guest book is in it, newest first, and counted', async () => {
  const patch = run(guestBook)
  patch.machine.play('message', write('Hello!'))
  await patch.run()
  patch.machine.play('name', new Command('typed', ['Ada', 1]))
  patch.machine.play('message', write('Lovely.'))
  await patch.run()
  expect(patch.errors).toEqual([])
  expect((rows(patch) as unknown[][]).map((row) => row.slice(0, 2))).toEqual([
    ['Ada', 'Lovely.'],
    ['', 'Hello!']
  ])
  expect(patch.shown.get('number')).toBe(2)
})

test('a photo is kept by its name, shown, and taken out', async () => {
  const patch = run(photoBox)
  const photo = new File(['abc'], 'cat.png', { type: 'image/png' })
  patch.machine.play('drop', photo)
  await patch.run()
  expect(rows(patch)).toEqual([['cat.png']])
  patch.machine.play('list', new Command('select', [0, (patch.shown.get('list') as MessageRecord).revision]))
  await patch.run()
  expect(await (patch.shown.get('view') as Blob).text()).toBe('abc')
  patch.machine.play('list', new Command('remove', [0, (patch.shown.get('list') as MessageRecord).revision]))
  await patch.run()
  expect(rows(patch)).toEqual([])
  expect(patch.errors).toEqual([])
})

test('the cell counts its openings and shows the last ten', async () => {
  const storage = openMemoryStorage()
  let patch = run(cell, storage)
  await patch.run()
  for (let visit = 0; visit < 11; visit++) {
    patch = run(cell, storage)
    await patch.run()
  }
  expect(patch.errors).toEqual([])
  expect(patch.shown.get('number')).toBe(12)
  expect((rows(patch) as [number, number][]).map(([count]) => count)).toEqual([
    3, 4, 5, 6, 7, 8, 9, 10, 11, 12
  ])
})

describe('the chord finder', () => {
  const chords: Record<string, number[]> = {
    C: [60, 64, 67],
    Am: [57, 60, 64],
    'C/E': [64, 67, 72],
    'F#dim7': [66, 69, 72, 75],
    Gmaj7: [67, 71, 74, 78],
    '?': [60, 61, 62],
    '–': []
  }
  test.each(Object.entries(chords))('%s', async (name, notes) => {
    const patch = run(chordFinder)
    await patch.run()
    const hold = (pitch: number, velocity: number) => patch.machine.play('split', [pitch, velocity])
    for (const pitch of [50, ...notes]) hold(pitch, 100)
    hold(50, 0)
    await patch.run()
    expect(patch.errors).toEqual([])
    expect(patch.shown.get('chord')).toMatchObject({ text: name })
  })

  test('its keys hold and let go', async () => {
    const patch = run(chordFinder)
    await patch.run()
    for (const pitch of [60, 63, 67, 70]) patch.machine.play(`key-${pitch}`, 1)
    await patch.run()
    expect(patch.shown.get('chord')).toMatchObject({ text: 'Cm7' })
    expect(patch.shown.get('notes')).toMatchObject({ text: 'C D# G A#' })
    patch.machine.play('cell', new Command('param', ['flats', 1]))
    patch.machine.play('key-60', 0)
    await patch.run()
    expect(patch.shown.get('notes')).toMatchObject({ text: 'Eb G Bb' })
    expect(patch.shown.get('chord')).toMatchObject({ text: 'Eb' })
    expect(patch.errors).toEqual([])
  })
})

test('the adventure goes on where one stopped', async () => {
  const storage = openMemoryStorage()
  const lines = (patch: ReturnType<typeof run>) => (rows(patch, 'story') as unknown[][]).map(([line]) => line)
  const first = run(adventure, storage)
  await first.run()
  // In one go: each is answered after the one before.
  for (const text of ['north', 'down', 'take key']) first.machine.play('command', write(text))
  await first.run()
  expect(first.errors).toEqual([])
  expect(lines(first).slice(2)).toEqual([
    'The door is locked.',
    '> down',
    'A cellar that smells of apples. Stairs go up. A key lies here.',
    '> take key',
    'You take the key. It is cold.'
  ])

  const second = run(adventure, storage)
  await second.run()
  expect(lines(second).at(-1)).toBe('A cellar that smells of apples. Stairs go up.')
  expect(second.shown.get('bag')).toMatchObject({ text: 'key' })
  for (const text of ['up', 'go north']) second.machine.play('command', write(text))
  await second.run()
  expect(lines(second).at(-1)).toContain('You are free.')
  second.machine.play('command', write('again'))
  await second.run()
  expect(lines(second)).toEqual([expect.stringContaining('A hall.')])
  expect(second.shown.get('bag')).toMatchObject({ text: 'nothing' })
  expect(second.errors).toEqual([])
})

test('the L-system draws, and draws anew when a knob is turned', async () => {
  const patch = run(lSystem)
  const turn = (name: string, value: number) =>
    patch.machine.play('grow', new Command('param', [name, value]))
  const svg = () => new TextDecoder().decode(patch.shown.get('view') as unknown as Uint8Array)
  await patch.run()
  const counts = [patch.shown.get('count')]
  for (const figure of [1, 2, 3]) {
    turn('figure', figure)
    turn('growth', 3)
    await patch.run()
    counts.push(patch.shown.get('count'))
    expect(svg().match(/M/g)).toHaveLength(Number(counts.at(-1)))
  }
  expect(counts.slice(1)).toEqual([3 * 4 ** 3, 2 ** 6, 8 ** 3 + 97])
  const before = svg()
  turn('bend', 10)
  await patch.run()
  expect(svg()).not.toBe(before)
  patch.machine.play('picture', new Command('param', ['ink', 1]))
  await patch.run()
  expect(svg()).toContain('stroke="coral"')
  expect(svg()).not.toContain('NaN')
  for (const figure of [0, 1, 2, 3]) {
    turn('growth', 6)
    turn('figure', figure)
    await patch.run()
  }
  expect(patch.errors).toEqual([])
})

test('the scales: a module is imported by two cells', async () => {
  const patch = run(scales)
  await patch.run(10)
  patch.machine.play('show', bang)
  await patch.run(10)
  expect(rows(patch)).toContainEqual(['minor', '60 62 63 65 67'])
  patch.machine.play('melody', new Command('param', ['scale', 2]))
  patch.machine.play('on', 1)
  await patch.run(5000)
  expect(patch.shown.get('note')).toSatisfy((note: number) => [0, 2, 4, 7, 9].includes((note - 60) % 12))
  expect(patch.errors).toEqual([])
})
