// Cells that import others: who finds whom, and who runs again when.
import { expect, test } from 'vitest'
import { QuickJsCells } from '../../jsrunner/quickjs-cells.ts'
import { bang, record } from '../../runtime/message.ts'
import type { CellHost, Cells } from '../../runtime/ports.ts'
import { testPatch } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'

/** Cells that import, when asked to, what stands in their code: `a: b c` is `a`, which imports b and c, and what these import. */
function noted() {
  const log: string[] = []
  const starts: (() => void)[] = []
  const cells: Cells = {
    start(_id, code, host) {
      log.push(code)
      starts.push(() => importAll(code, host))
      return { deliver: () => Promise.resolve(), stop() {} }
    }
  }
  const importAll = (code: string, host: CellHost): void => {
    for (const name of (code.split(': ')[1] ?? '').split(' ')) {
      const found = name === '' ? null : host.module(name)
      if (found !== null) importAll(found, host)
    }
  }
  /** What was started since the last time; then they import. */
  const started = (): string[] => {
    for (const link of starts.splice(0)) link()
    return log.splice(0).map((code) => code.split(':')[0]!)
  }
  return { started, cells }
}

const cell = (text: string, code: string) => ({ text, data: record({ code }) })

function patchOf(boxes: Record<string, { text: string; data: ReturnType<typeof record> }>) {
  const { started, cells } = noted()
  const p = testPatch(catalogue, boxes, [], { cells })
  const change = (id: string, text: string | null, code = ''): void => {
    const node = p.machine.graph.boxes.get(id)?.node
    p.machine.apply({
      setNodes:
        text === null
          ? []
          : [{ ...(node ?? { id, type: 'object', order: id, params: {} }), ...cell(text, code) } as never],
      removeNodes: text === null ? [id] : [],
      setEdges: [],
      removeEdges: [],
      fire: false
    })
  }
  return { p, started, change, errors: () => p.errors.map(({ code }) => code) }
}

test('all that import a module, directly or through others, run again when it is run: in load order, once each', () => {
  const { p, started, change } = patchOf({
    a: cell('js', 'a: scales chords'),
    b: cell('js 1 1 as scales', 'scales: '),
    c: cell('js as chords', 'chords: scales'),
    d: cell('js', 'd: '),
    e: cell('js', 'e: chords')
  })
  expect(started()).toEqual(['a', 'scales', 'chords', 'd', 'e'])
  p.machine.play('b', bang)
  expect(started()).toEqual(['scales', 'a', 'chords', 'e'])
  p.machine.play('c', bang)
  expect(started()).toEqual(['chords', 'a', 'e'])
  p.machine.play('a', bang)
  expect(started()).toEqual(['a'])
  // What is only typed is not run, neither here nor by whoever imports it.
  change('b', 'js 1 1 as scales', 'typed: ')
  change('a', 'js', 'half a li')
  expect(started()).toEqual([])
  p.machine.play('c', bang)
  expect(started()).toEqual(['chords', 'a', 'e'])
  p.machine.play('b', bang)
  expect(started()).toEqual(['typed', 'a', 'chords', 'e'])
})

test('who looked in vain runs again when there is one of that name, and who has gone does not', () => {
  const { started, change } = patchOf({ a: cell('js', 'a: scales'), b: cell('js', 'b: scales') })
  expect(started()).toEqual(['a', 'b'])
  change('b', null)
  change('c', 'js as scales', 'scales: ')
  expect(started()).toEqual(['scales', 'a'])
  // Its importers go on with what they have.
  change('c', null)
  expect(started()).toEqual([])
})

test('of two with one name the older is imported, the other says so; when that has gone it takes its place', () => {
  const { p, started, change, errors } = patchOf({
    a: cell('js', 'a: m'),
    b: cell('js as m', 'one: '),
    c: cell('js as m', 'two: ')
  })
  expect(errors()).toEqual(['cell-module-twice'])
  expect(started()).toEqual(['a', 'one', 'two'])
  p.machine.play('c', bang)
  expect(started()).toEqual(['two'])
  expect(errors()).toEqual(['cell-module-twice', 'cell-module-twice'])
  change('b', null)
  expect(started()).toEqual(['a'])
  p.machine.play('c', bang)
  expect(started()).toEqual(['two', 'a'])
  expect(errors().length).toBe(2)
})

test('in QuickJS: a patch of cells, whatever their order', async () => {
  const p = testPatch(
    catalogue,
    {
      a: cell('js', `import { triad } from 'chords'\nrecv((n) => send(triad(n)))`),
      b: cell(
        'js as chords',
        `import { major } from 'scales'\nexport const triad = (n) => [0, 2, 4].map((i) => n + major[i])\nsend('chords')`
      ),
      c: cell('js as scales', `export const major: number[] = [0, 2, 4, 5, 7]`),
      p: { text: 'print', data: record({}) },
      l: { text: 'loadbang', data: record({}) },
      m: { text: 'msg 60', data: record({}) }
    },
    ['l m', 'm a', 'a p', 'b p'],
    { cells: new QuickJsCells() }
  )
  await p.run()
  expect(p.errors).toEqual([])
  // One of the chords is the cell itself, the other the importer's copy.
  expect([...p.lines].sort()).toEqual(['print: 60 64 67', 'print: symbol chords', 'print: symbol chords'])
})
