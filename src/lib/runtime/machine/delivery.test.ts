import { describe, expect, it } from 'vitest'
import { bang } from '../message.ts'
import { testPatch } from '../testing.ts'
import { fixtures } from './fixtures.ts'

const chain = (length: number): { boxes: Record<string, string>; cables: string[] } => ({
  boxes: Object.fromEntries(Array.from({ length }, (_, i) => [`c${i}`, '+ 1'])),
  cables: Array.from({ length: length - 1 }, (_, i) => `c${i} c${i + 1}`)
})

describe('delivery', () => {
  it('is depth-first, outlets right to left, cables in their order', async () => {
    const p = testPatch(
      fixtures,
      { go: 'loadbang', t: 'three', a: 'print a', b: 'print b', c: 'print c', d: 'print d' },
      ['go t', 't:0 a', 't:1 b', 't:0 c', 't:2 d']
    )
    await p.run()
    expect(p.lines).toEqual(['d: bang', 'b: bang', 'a: bang', 'c: bang'])
  })

  it('rule 17: a chain of 10,000 objects works', () => {
    const { boxes, cables } = chain(10_000)
    const p = testPatch(fixtures, { ...boxes, end: 'print end' }, [...cables, 'c9999 end'])
    p.machine.play('c0', 0)
    expect(p.lines).toEqual(['end: 10000'])
    expect(p.errors).toEqual([])
  })

  it('rule 17: order is the same beyond the depth at which the explicit stack takes over', () => {
    const shallow = { t: 'three', u: 'three', x: 'print x', y: 'print y', z: 'print z' }
    const cables = ['t:2 u', 't:1 y', 't:0 z', 'u:2 x', 'u:1 y', 'u:0 z', 'u:0 x']
    const near = testPatch(fixtures, shallow, cables)
    near.machine.play('t', 7)
    for (const depth of [250, 255, 256, 257, 600, 2000]) {
      const { boxes, cables: links } = chain(depth)
      const far = testPatch(fixtures, { ...boxes, ...shallow }, [...links, `c${depth - 1} t`, ...cables])
      far.machine.play('c0', 7 - depth)
      expect(far.lines).toEqual(near.lines)
    }
    expect(near.lines).toHaveLength(6)
  })

  it('rule 17: what an object that loops sends is drained one by one, at any depth', () => {
    for (const depth of [1, 300, 5000]) {
      const { boxes, cables } = chain(depth)
      const p = testPatch(
        fixtures,
        { ...boxes, b: 'bang', r: 'repeat 3', t: 'three', x: 'print x', y: 'print y' },
        [...cables, `c${depth - 1} b`, 'b r', 'r t', 't:1 x', 't:0 y']
      )
      p.machine.play('c0', 0)
      expect(p.lines).toEqual(['x: 2', 'y: 2', 'x: 1', 'y: 1', 'x: 0', 'y: 0'])
    }
  })

  it('rule 18: a loop is ended with an error that names the cable; the branch beside it goes on', () => {
    const p = testPatch(fixtures, { t: 'three', a: 'pass', b: 'pass', end: 'print end' }, [
      't:1 a',
      'a b',
      'b a',
      't:0 end'
    ])
    p.machine.play('t', bang)
    expect(p.errors.map((e) => e.code)).toEqual(['message-loop'])
    expect(p.errors[0]?.text).toContain('the cable from [pass] to inlet 1 of [pass]')
    expect(p.lines).toEqual(['end: bang'])
  })

  it('rule 18: a loop that ends by itself within the limit is none', () => {
    const p = testPatch(fixtures, { a: '+ 1', l: 'limit 400', end: 'print n' }, ['a l', 'l a', 'a end'])
    p.machine.play('a', 0)
    expect(p.errors).toEqual([])
    expect(p.lines).toHaveLength(400)
    // Depth-first: the innermost turn prints first.
    expect(p.lines[0]).toBe('n: 400')
  })

  it('rule 19: a turn without an end is stopped, the box named, and the rest goes on', async () => {
    const p = testPatch(fixtures, { f: 'forever', s: 'pass', other: 'print other', later: 'delay 10' }, [
      'f s',
      'later other'
    ])
    p.machine.play('later', bang)
    p.machine.play('f', bang)
    expect(p.errors).toMatchObject([{ code: 'turn-stopped', nodeId: 'f' }])
    await p.run()
    expect(p.lines).toEqual(['other: bang'])
  })

  it('rule 19: a turn that is wide and not deep is stopped as well', () => {
    const outs = Array.from({ length: 300 }, (_, i) => i)
    const p = testPatch(fixtures, { a: 'many', b: 'many', c: 'many', d: 'pass' }, [
      ...outs.map((i) => `a:${i} b`),
      ...outs.map((i) => `b:${i} c`),
      ...outs.map((i) => `c:${i} d`)
    ])
    p.machine.play('a', 1)
    expect(p.errors.map((e) => e.code)).toEqual(['turn-stopped'])
  })

  it('an object that throws is an error on that object; its neighbours and later cables go on', () => {
    const p = testPatch(fixtures, { a: 'pass', bad: 'throws', end: 'print end' }, ['a bad', 'a end'])
    p.machine.play('a', 3)
    expect(p.errors).toMatchObject([{ nodeId: 'bad', text: 'It broke.', object: 'throws' }])
    expect(p.lines).toEqual(['end: 3'])
  })

  it('a box that complains of one thing without end in one turn is counted, not repeated', () => {
    const p = testPatch(fixtures, { r: 'repeat 1000', bad: 'throws' }, ['r bad'])
    p.machine.play('r', bang)
    expect(p.errors).toHaveLength(4)
    expect(p.errors.at(-1)).toMatchObject({
      nodeId: 'bad',
      text: 'The same error 997 times more, in one turn.'
    })
    p.machine.play('r', bang)
    expect(p.errors).toHaveLength(8)
  })
})
