import { describe, expect, test } from 'vitest'
import { LoadbangError } from '../../runtime/errors.ts'
import { bang, Command, record, type Message } from '../../runtime/message.ts'
import type { CellHost, Cells } from '../../runtime/ports.ts'
import { QuickJsCells } from '../../jsrunner/quickjs-cells.ts'
import { openMemoryStorage } from '../../storage/kv/memory.ts'
import { testObject, testPatch } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'
import { portsOf } from '../ports.ts'

test('rule 14: [js EXPRESSION] is a [map]', () => {
  const o = testObject(catalogue, 'js x.found ? x.value : 0')
  o.in(0, record({ found: true, value: 3 }))
  expect(o.out).toStrictEqual([[0, 3]])
})

test('ports: one and one, or as many as its numbers say; of an expression, its inputs', () => {
  const counts = (text: string) => {
    const ports = portsOf(text)!
    return [ports.inlets.length, ports.outlets.length]
  }
  expect(['js', 'js 2', 'js 2 3', 'js x + $2', 'js 0 99'].map(counts)).toStrictEqual([
    [1, 1],
    [2, 1],
    [2, 3],
    [2, 1],
    [0, 16]
  ])
})

/** Cells that only note what happens to them. */
function noted() {
  const log: string[] = []
  const hosts: CellHost[] = []
  const cells: Cells = {
    start(_id, code, host) {
      log.push(`start ${code}`)
      hosts.push(host)
      return {
        deliver: (messages) => {
          log.push(`deliver ${messages.map(({ message, inlet }) => `${inlet}:${String(message)}`).join(' ')}`)
          return Promise.resolve()
        },
        stop: () => void log.push('stop')
      }
    }
  }
  return { log, hosts, cells }
}

describe('a cell', () => {
  test('gets the messages of one turn together', async () => {
    const { log, cells } = noted()
    const p = testPatch(
      catalogue,
      { t: 't a a a', c: { text: 'js 2', data: record({ code: 'run()' }) } },
      ['t:2 c:0', 't:1 c:1', 't:0 c:0'],
      { cells }
    )
    p.machine.play('t', 5)
    p.machine.play('t', bang)
    await p.run()
    expect(log).toStrictEqual(['start run()', 'deliver 0:5 1:5 0:5', 'deliver 0:bang 1:bang 0:bang'])
  })

  test('sends in turns of its own; what it says when it has failed is not heard', () => {
    const { hosts, cells } = noted()
    const o = testObject(catalogue, { text: 'js 1 2', data: record({ code: 'x' }) }, { cells })
    hosts[0]!.send([
      { message: 1, outlet: 1 },
      { message: 2, outlet: 0 },
      { message: 3, outlet: 9 }
    ])
    hosts[0]!.failed(new LoadbangError('cell-threw', 'Oh.'), false)
    hosts[0]!.failed(new LoadbangError('cell-stopped', 'It did not answer.'), true)
    hosts[0]!.send([{ message: 4, outlet: 0 }])
    expect(o.out).toStrictEqual([
      [1, 1],
      [0, 2]
    ])
    o.in(0, 1)
    expect(o.errors.map((line) => line.code)).toStrictEqual([
      'cell-outlet',
      'cell-threw',
      'cell-stopped',
      'cell-not-running'
    ])
  })

  test('its code declares ports; the numbers of its text count without', () => {
    const counts = (text: string, code?: string) => {
      const { inlets, outlets } = portsOf(text, code)!
      return [inlets.map(({ title }) => title), outlets.map(({ title }) => title)]
    }
    expect(counts('js 2 as scales')).toStrictEqual([['message 1', 'message 2'], ['message']])
    expect(counts('js as scales', "inlets('pitch')")).toStrictEqual([['pitch'], ['message']])
    expect(counts('js 2 0', "inlets('a', 'b', 'c')\noutlets('x')")).toStrictEqual([['a', 'b', 'c'], ['x']])
    expect(counts('js', 'inlets()')).toStrictEqual([[], ['message']])
    expect(portsOf('js a as b')).toMatchObject({ inlets: [{ title: 'x' }] })
  })

  test('a declaration that cannot be read is said, with its line', () => {
    const { cells } = noted()
    const o = testObject(
      catalogue,
      { text: 'js', data: record({ code: 'let n = 1\noutlets(n)' }) },
      { cells }
    )
    expect(o.errors.map(({ code, text }) => [code, text.includes('line 2')])).toStrictEqual([
      ['cell-declared', true]
    ])
  })

  test('names: what is sent to one is delivered with it, what it sends to one is sent there', async () => {
    const { log, hosts, cells } = noted()
    const p = testPatch(
      catalogue,
      { c: { text: 'js', data: record({ code: 'x' }) }, s: 's tempo', r: 'r out', p: 'print' },
      ['r p'],
      { cells }
    )
    const end = hosts[0]!.listen('tempo')
    p.machine.play('s', 120)
    hosts[0]!.send([{ message: 'hello', outlet: 'out' }])
    await p.run()
    end()
    p.machine.play('s', 121)
    await p.run()
    expect(log).toStrictEqual(['start x', 'deliver tempo:120'])
    expect(p.lines).toStrictEqual(['print: symbol hello'])
  })

  test('new code runs when it is asked to, not while it is typed', () => {
    const { log, cells } = noted()
    const o = testObject(catalogue, { text: 'js', data: record({ code: 'one' }) }, { cells })
    const node = o.machine.graph.boxes.get('it')!.node
    o.machine.apply({
      setNodes: [{ ...node, data: record({ code: 'two' }) }],
      removeNodes: [],
      setEdges: [],
      removeEdges: [],
      fire: false
    })
    expect(log).toStrictEqual(['start one'])
    o.machine.play('it', bang)
    expect(log).toStrictEqual(['start one', 'stop', 'start two'])
    o.machine.dispose()
    expect(log.at(-1)).toBe('stop')
  })

  test('a knob in the hand moves, and is saved when it is let go; what is saved of another one moves only that', async () => {
    const code = `const p = params({ gain: 0.5, on: true }, (name, value) => send([name, value]))`
    const o = testObject(catalogue, { text: 'js', data: record({ code }) }, { cells: new QuickJsCells() })
    await o.run()
    const knob = (...args: (string | number)[]) => o.machine.play('it', new Command('param', args))
    const save = (params: Record<string, number>) =>
      o.machine.apply({
        setNodes: [{ ...o.machine.graph.boxes.get('it')!.node, params }],
        removeNodes: [],
        setEdges: [],
        removeEdges: [],
        fire: false
      })
    const heard = async (): Promise<Message[]> => {
      await o.run()
      return o.out.splice(0).map(([, message]) => message)
    }
    knob('gain', 0.75)
    knob('gain', 0.875)
    expect(await heard()).toEqual([
      ['gain', 0.75],
      ['gain', 0.875]
    ])
    save({ on: 0 })
    expect(await heard()).toEqual([['on', false]])
    save({ on: 0, gain: 0.875 })
    expect(await heard()).toEqual([])
    // Undo.
    save({})
    expect(await heard()).toEqual([
      ['gain', 0.5],
      ['on', true]
    ])
    knob('gain', 2)
    knob('gain')
    expect(await heard()).toEqual([
      ['gain', 2],
      ['gain', 0.5]
    ])
    expect(o.errors).toEqual([])
  })

  test('without code it is quiet', async () => {
    const { log, cells } = noted()
    const o = testObject(catalogue, 'js', { cells })
    o.in(0, 1)
    await o.run()
    expect([log, o.errors]).toStrictEqual([[], []])
  })

  test('in QuickJS: send, recv, kv and timers in logical time', async () => {
    const code = `
      const n = ((await kv.get('n')) ?? 0) + 1
      await kv.set('n', n)
      send({ n })
      setTimeout(() => send('later'), 200)
      recv((message) => send(message * 2, 1))`
    const storage = openMemoryStorage()
    const runs: [number, Message][][] = []
    for (let i = 0; i < 2; i++) {
      const o = testObject(
        catalogue,
        { text: 'js 1 2', data: record({ code }) },
        { cells: new QuickJsCells(), storage }
      )
      await o.run()
      o.in(0, 21)
      await o.run()
      expect(o.errors).toStrictEqual([])
      expect(o.machine.time).toBe(200)
      runs.push(o.out)
      o.machine.dispose()
    }
    expect(runs).toStrictEqual(
      [1, 2].map((n) => [
        [0, record({ n })],
        [0, 'later'],
        [1, 42]
      ])
    )
  })
})
