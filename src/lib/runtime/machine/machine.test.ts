import { describe, expect, it } from 'vitest'
import { bang, Command, record } from '../message.ts'
import { emptyDiff } from '../graph.ts'
import { testGraph, testObject, testPatch } from '../testing.ts'
import { fixtures } from './fixtures.ts'

describe('time', () => {
  it('logical time jumps to each event; equal times are first in, first out', async () => {
    const p = testPatch(
      fixtures,
      { go: 'loadbang', a: 'delay 20', b: 'delay 10', c: 'delay 10', n: 'now', p: 'print', q: 'print q' },
      ['go a', 'go b', 'go c', 'a n', 'b n', 'c q', 'n p']
    )
    await p.run()
    expect(p.lines).toEqual(['undefined: 10', 'q: bang', 'undefined: 20'])
  })

  it('rule 22: what would never end stops after 60 s of logical time, and says so; with a time given, silently', async () => {
    const endless = (): ReturnType<typeof testPatch> =>
      testPatch(fixtures, { go: 'loadbang', d: 'delay 1000' }, ['go d', 'd d'])
    const p = endless()
    expect(await p.machine.runOffline()).toEqual({ ended: 'limit' })
    expect(p.machine.time).toBe(60_000)
    expect(p.errors.map((e) => e.code)).toEqual(['endless'])
    const q = endless()
    expect(await q.machine.runOffline({ for: 2500 })).toEqual({ ended: 'time' })
    expect(q.machine.time).toBe(2500)
    expect(q.errors).toEqual([])
  })

  it('rule 22: time that stands still for ever is stopped as well', async () => {
    const p = testPatch(fixtures, { go: 'loadbang', d: 'delay 0' }, ['go d', 'd d'])
    expect(await p.machine.runOffline()).toEqual({ ended: 'limit' })
  })
})

describe('editing while it runs', () => {
  const one = (boxes: Parameters<typeof testGraph>[0], cables: string[], fire: boolean) => ({
    ...testGraph(boxes, cables),
    fire
  })

  it('rule 23: [loadbang] fires on load, and when typed after its cables; not when a neighbour or undo inserts it', () => {
    const p = testPatch(fixtures, { go: 'loadbang', p: 'print x' }, ['go p'])
    expect(p.lines).toEqual(['x: bang'])
    p.machine.apply(one({ p: 'print x', again: 'loadbang' }, ['again p'], true))
    expect(p.lines).toHaveLength(2)
    p.machine.apply(one({ undone: 'loadbang', p: 'print x' }, ['undone p'], false))
    expect(p.lines).toHaveLength(2)
  })

  it('rule 25: a box whose arguments are edited keeps its state where the class stays, and its cables', () => {
    const p = testPatch(fixtures, { k: 'keep 1', p: 'print k' }, ['k p'])
    p.machine.play('k', 42)
    p.machine.apply({ ...emptyDiff(), setNodes: testGraph({ k: 'keep 2' }, []).setNodes })
    p.machine.play('k', bang)
    expect(p.lines).toEqual(['k: 42'])
    p.machine.apply({ ...emptyDiff(), setNodes: testGraph({ k: '+ 5' }, []).setNodes })
    p.machine.play('k', 1)
    expect(p.lines).toEqual(['k: 42', 'k: 6'])
  })

  it('cables that no longer fit stay in the patch and work again when they fit', () => {
    const p = testPatch(fixtures, { t: 'three', p: 'print x' }, ['t:2 p'])
    p.machine.apply({ ...emptyDiff(), setNodes: testGraph({ t: 'pass' }, []).setNodes })
    p.machine.play('t', 1)
    expect(p.lines).toEqual([])
    p.machine.apply({ ...emptyDiff(), setNodes: testGraph({ t: 'three' }, []).setNodes })
    p.machine.play('t', 2)
    expect(p.lines).toEqual(['x: 2'])
  })

  it('an unknown class, a newer version and a module stand as errors on their boxes; the rest runs', () => {
    const p = testPatch(
      fixtures,
      { go: 'loadbang', u: 'frobnicate 1', n: { text: 'pass', v: 9 }, m: { type: 'delay' }, p: 'print x' },
      ['go u', 'u p', 'go n', 'go m', 'go p']
    )
    expect(p.errors.map((e) => [e.nodeId, e.code])).toEqual([
      ['u', 'no-such-object'],
      ['n', 'newer-object'],
      ['m', 'no-such-module']
    ])
    expect(p.lines).toEqual(['x: bang'])
  })

  it('removing a box drops what it still had on its way', async () => {
    const p = testPatch(fixtures, { go: 'loadbang', d: 'delay 10', p: 'print x' }, ['go d', 'd p'])
    p.machine.apply({ ...emptyDiff(), removeNodes: ['d'] })
    await p.run()
    expect(p.lines).toEqual([])
  })

  it('a graph is a tree of instances: loadbangs of subpatches fire first, depth-first', () => {
    const p = testPatch(
      fixtures,
      {
        root: 'loadbang',
        sub: 'pass',
        inner: { text: 'pass', parent: 'sub' },
        deep: { text: 'loadbang', parent: 'inner' },
        mid: { text: 'loadbang', parent: 'sub' },
        a: 'print root',
        b: { text: 'print mid', parent: 'sub' },
        c: { text: 'print deep', parent: 'inner' }
      },
      ['root a', 'mid b', 'deep c']
    )
    expect(p.lines).toEqual(['deep: bang', 'mid: bang', 'root: bang'])
    expect(p.machine.graph.boxes.get('deep')?.instance.path).toEqual([])
  })
})

describe('names and seeds', () => {
  it('rule 20: [receive]s hear newest first, by order and not by the order of arrival in the document', () => {
    const boxes = { s: 'send x', r1: 'receive x', r2: 'receive x', p1: 'print one', p2: 'print two' }
    const p = testPatch(fixtures, boxes, ['r1 p1', 'r2 p2'])
    const graph = testGraph(boxes, ['r1 p1', 'r2 p2'])
    const q = testPatch(fixtures, {})
    q.machine.apply({
      ...graph,
      setNodes: [...graph.setNodes].reverse(),
      setEdges: [...graph.setEdges].reverse()
    })
    for (const { machine, lines } of [p, q]) {
      machine.play('s', bang)
      expect(lines).toEqual(['two: bang', 'one: bang'])
    }
  })

  it("rule 20: seeds follow Pd's sequence in load order", () => {
    const p = testPatch(fixtures, { a: 'seed', b: 'seed', x: 'print a', y: 'print b' }, ['a x', 'b y'])
    p.machine.play('a', bang)
    p.machine.play('b', bang)
    // s <- (s * 435898247 + 938284287) & 0x7fffffff from 1489853723, in big integers.
    const next = (s: bigint): bigint => (s * 435898247n + 938284287n) & 0x7fffffffn
    const first = next(1489853723n)
    expect(p.lines).toEqual([`a: ${first}`, `b: ${next(first)}`])
  })
})

describe('inlets', () => {
  it('a list into a plain object spreads over its inlets, right to left, then fires', () => {
    const o = testObject(fixtures, '+ 1')
    o.in(0, [3, 4])
    expect(o.out).toEqual([[0, 7]])
  })

  it('what an inlet does not take is an error that says what it takes', () => {
    const o = testObject(fixtures, '+ 1')
    o.in(0, new Command('frob', [1]))
    o.in(0, record({ a: 1 }))
    o.in(1, bang)
    expect(o.errors.map((e) => e.code)).toEqual(['no-method', 'no-method', 'no-method'])
    expect(o.errors[0]).toMatchObject({
      text: 'The inlet "in 0" has no method for "frob".',
      advice: 'It takes number.'
    })
  })
})
