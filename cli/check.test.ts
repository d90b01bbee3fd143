// loadbang check says what a run would say, without running anything.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkPatch } from '../src/lib/engine/check-patch.ts'
import { compilePatch } from '../src/lib/patch/compile.ts'
import { edgesOf, nodesOf } from '../src/lib/patch/shape.ts'
import { saveImpFile } from '../src/lib/storage/ptperf/save-perf-file.ts'
import { rackFile } from '../src/lib/storage/ptperf/testing/files.ts'
import { classes, docOf, fileOf, loadbang, projectRoot, temporary } from './testing/shell.ts'

const directory = temporary()
const at = (name: string): string => join(directory, name)

/** Codes and texts of what is wrong with boxes and cables. */
const problems = async (...patch: Parameters<typeof docOf>) =>
  (await checkPatch(compilePatch(docOf(...patch), classes))).map(({ code, object }) => `${code} ${object}`)

test('nothing is wrong with the examples', async () => {
  for (const name of ['cell', 'counter', 'first-steps', 'guest-book', 'notes', 'photo-box', 'presets']) {
    const ran = await loadbang('check', join(projectRoot, `examples/${name}.ptperf.zip`))
    expect(ran, name).toEqual({ status: 0, out: [], err: [] })
  }
})

test('each kind of mistake in a box is named', async () => {
  expect(
    await problems({
      a: 'nobody knows',
      b: '+ one',
      c: 'msg {get: ',
      d: 'map x =>> 1',
      e: 'map fetch("x")',
      f: ['js', { code: 'let let = 1' }],
      g: ['js', { code: 'import x from "y"' }],
      h: 'metro 500',
      i: 'comment {[" anything'
    })
  ).toEqual([
    'no-such-object nobody knows',
    'bad-argument + one',
    expect.stringMatching(/^text-.* msg \{get:/),
    expect.stringMatching(/^expr-.* map x =>> 1$/),
    expect.stringMatching(/^expr-.* map fetch\("x"\)$/),
    'cell-syntax js',
    'cell-import js'
  ])
})

test('cables to ports that do not exist are named, at either end', async () => {
  const doc = docOf({ a: 'metro 500', b: 'print x', c: 'nobody knows' })
  const cable = (id: string, from: [string, string], to: [string, string]) =>
    edgesOf(doc).set(id, {
      id,
      source: { nodeId: from[0], portId: from[1] },
      target: { nodeId: to[0], portId: to[1] },
      order: id
    })
  cable('1', ['a', 'out0'], ['b', 'in0'])
  cable('2', ['a', 'out7'], ['b', 'in0'])
  cable('3', ['a', 'out0'], ['b', 'gate'])
  // What an unknown box has, nobody knows.
  cable('4', ['c', 'out3'], ['c', 'pitch'])
  const found = await checkPatch(compilePatch(doc, classes))
  expect(found.map(({ code, object }) => `${code} ${object}`)).toEqual([
    'no-such-object nobody knows',
    'no-such-port metro 500',
    'no-such-port print x'
  ])
  expect(found[1]!.sentence).toContain('"out7"')
  expect(found[2]!.sentence).toContain('"gate"')
})

test('newer data is named', async () => {
  const doc = docOf({ a: 'metro 500' })
  ;(nodesOf(doc).get('a') as Y.Map<unknown>).set('v', 99)
  expect((await checkPatch(compilePatch(doc, classes))).map(({ code }) => code)).toEqual(['newer-object'])
})

test('a check runs nothing', async () => {
  const file = await fileOf(
    at('quiet.zip'),
    {
      load: 'loadbang',
      print: 'print ran',
      store: 'msg set k 1',
      kv: 'kv s',
      cell: ['js', { code: 'for (;;) console.log(1)' }]
    },
    ['load print', 'load store', 'store kv', 'load cell']
  )
  expect(await loadbang('check', file)).toEqual({ status: 0, out: [], err: [] })
})

test('what is left out of a file, and unknown modules, are lines on standard output, with status 1', async () => {
  writeFileSync(at('rack.ptperf.zip'), rackFile())
  const rack = await loadbang('check', at('rack.ptperf.zip'))
  expect(rack.out.map((line) => line.split(':').slice(0, 2).join(':')).sort()).toEqual([
    'error: no-such-module delay',
    'error: no-such-module loud',
    'error: no-such-module wobbler'
  ])
  expect([rack.err, rack.status]).toEqual([[], 1])

  const doc = docOf({ a: 'metro 500' })
  edgesOf(doc).set('bad', {
    id: 'bad',
    source: { nodeId: 'a', portId: 'out0' },
    target: { nodeId: 'x', portId: 'in0' }
  })
  // As a stranger's program would write it: our own leaves such a cable out.
  const envelope = JSON.parse(
    await saveImpFile({ doc: docOf({}), classes, savedAt: 5 }).blob.text()
  ) as Record<string, unknown>
  envelope.update = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64')
  writeFileSync(at('edge.imp.json'), JSON.stringify(envelope))
  const edge = await loadbang('check', at('edge.imp.json'))
  expect(edge.out).toHaveLength(1)
  expect(edge.out[0]).toMatch(/^error: file-left-out edge\.imp\.json: The cable .+\.$/)
  expect(edge.status).toBe(1)
})

test('a file that cannot be read is one line on standard output, and status 1', async () => {
  const good = readFileSync(join(projectRoot, 'examples/counter.ptperf.zip'))
  writeFileSync(at('cut.zip'), good.subarray(0, good.length - 9))
  const { status, out, err } = await loadbang('check', at('cut.zip'))
  expect([status, out.length, err]).toEqual([1, 1, []])
  expect(out[0]).toContain(`error: perf-truncated ${at('cut.zip')}: `)
})
