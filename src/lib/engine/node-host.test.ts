// A patch run in Node as the command line runs it.
import { expect, test } from 'vitest'
import { bang } from '../runtime/message.ts'
import { testGraph } from '../runtime/testing.ts'
import { openMemoryStorage } from '../storage/kv/memory.ts'
import { runPatch } from './node-host.ts'

/** What was written to either side, in order, until `stopAt` was. */
async function trace(
  boxes: Parameters<typeof testGraph>[0],
  cables: readonly string[],
  options: { for?: number; stopAt?: string } = {}
) {
  const lines: string[] = []
  const stop = new AbortController()
  const note = (line: string): void => {
    lines.push(line)
    if (line === options.stopAt) stop.abort()
  }
  const { ended } = await runPatch({
    graph: testGraph(boxes, cables),
    storage: openMemoryStorage(),
    write: note,
    writeError: note,
    for: options.for,
    signal: stop.signal
  })
  return { lines, ended }
}

test('rule 22: ends when nothing is left to happen, answers of stores and cells included', async () => {
  const code = `recv(async (x) => { await kv.set('k', x); send((await kv.get('k')) + 1) })`
  const boxes = {
    load: 'loadbang',
    wait: 'delay 1000000000',
    one: 'msg 1',
    cell: { text: 'js', data: { code } },
    end: 'print end'
  }
  const cables = ['load one', 'one cell', 'cell wait', 'cell end', 'wait end']
  const { lines, ended } = await trace(boxes, cables, { for: 2e9 })
  expect(lines).toEqual(['end: 2', 'end: bang'])
  expect(ended).toBe('idle')
})

test('rule 21: the same patch gives the same trace, though its answers come when they come', async () => {
  const ask = (name: string, ms: number) => ({
    text: 'js',
    data: {
      code: `for (let i = 0; i < 20; i++) { await kv.set('${name}', i); send(i); await new Promise((f) => setTimeout(f, ${ms})) }`
    }
  })
  const boxes = {
    a: ask('a', 3),
    b: ask('b', 5),
    print: 'print',
    store: 'kv s',
    load: 'loadbang',
    set: 'msg set k 1',
    put: 'print put'
  }
  const cables = ['a print', 'b print', 'load set', 'set store', 'store put']
  const first = await trace(boxes, cables)
  expect(first.lines).toHaveLength(41)
  for (let i = 0; i < 3; i++) expect(await trace(boxes, cables)).toEqual(first)
})

test('a signal ends it after the present turn', async () => {
  const boxes = { load: 'loadbang', metro: 'metro 1', both: 't b b', a: 'print a', b: 'print b' }
  const cables = ['load metro', 'metro both', 'both:1 b', 'both:0 a']
  const { lines } = await trace(boxes, cables, { stopAt: 'b: bang' })
  expect(lines).toEqual([`b: ${bang}`, `a: ${bang}`])
})

test('errors of boxes are written, and the rest goes on', async () => {
  const { lines } = await trace({ load: 'loadbang', no: 'nobody', print: 'print' }, ['load no', 'load print'])
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatch(/^error: no-such-object nobody: /)
  expect(lines[1]).toBe('print: bang')
})
