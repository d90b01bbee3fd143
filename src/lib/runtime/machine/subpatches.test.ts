import { describe, expect, it } from 'vitest'
import { catalogue } from '../../objects/catalogue.generated.ts'
import { emptyDiff } from '../graph.ts'
import { testGraph, testPatch, type TestBox } from '../testing.ts'

const boxes: Record<string, TestBox> = {
  load: 'loadbang',
  m: 'msg 1',
  n: 'msg 2',
  sub: 'pd thing',
  right: { text: 'inlet', parent: 'sub', x: 90 },
  left: { text: 'inlet', parent: 'sub', x: 10 },
  pack: { text: '+ 10', parent: 'sub' },
  times: { text: '* 100', parent: 'sub' },
  out: { text: 'outlet', parent: 'sub', x: 5 },
  out2: { text: 'outlet', parent: 'sub', x: 55 },
  p: 'print a',
  q: 'print b'
}
const cables = [
  'load m',
  'load n',
  'm sub',
  'n sub:1',
  'left pack',
  'right times',
  'pack out',
  'times out2',
  'sub p',
  'sub:1 q'
]

describe('subpatches', () => {
  it('has ports for the inlets and outlets inside, from left to right', () => {
    expect(testPatch(catalogue, boxes, cables).lines).toEqual(['a: 11', 'b: 200'])
  })

  it('takes cables by the ids of its ports, which stay when these are moved', () => {
    const named = cables.map((c) =>
      c
        .replace('m sub', 'm sub:left')
        .replace('n sub:1', 'n sub:right')
        .replace('sub p', 'sub:out p')
        .replace('sub:1 q', 'sub:out2 q')
    )
    const patch = testPatch(catalogue, boxes, named)
    expect(patch.lines).toEqual(['a: 11', 'b: 200'])
    const { setNodes } = testGraph({ ...boxes, left: { text: 'inlet', parent: 'sub', x: 200 } }, [])
    patch.machine.apply({ ...emptyDiff(), setNodes: setNodes.filter(({ id }) => id === 'left') })
    patch.machine.play('m', 'x')
    expect(patch.lines).toEqual(['a: 11', 'b: 200', 'a: 11'])
  })

  it('counts its ports anew when one is moved', () => {
    const patch = testPatch(catalogue, boxes, cables)
    const { setNodes } = testGraph({ ...boxes, left: { text: 'inlet', parent: 'sub', x: 200 } }, [])
    patch.machine.apply({ ...emptyDiff(), setNodes: setNodes.filter(({ id }) => id === 'left') })
    patch.machine.play('m', 'x')
    expect(patch.lines).toEqual(['a: 11', 'b: 200', 'b: 100'])
  })

  it('is laid anew when a port goes and comes back', () => {
    const patch = testPatch(catalogue, boxes, cables)
    patch.machine.apply({ ...emptyDiff(), removeNodes: ['out'], removeEdges: ['e6'] })
    patch.machine.play('m', 'x')
    // Its first outlet is the other one now.
    patch.machine.play('n', 'x')
    expect(patch.lines).toEqual(['a: 11', 'b: 200', 'a: 200'])
    const graph = testGraph(boxes, cables)
    patch.machine.apply({
      ...emptyDiff(),
      setNodes: graph.setNodes.filter(({ id }) => id === 'out'),
      setEdges: graph.setEdges.filter(({ id }) => id === 'e6')
    })
    patch.machine.play('m', 'x')
    expect(patch.lines.at(-1)).toBe('a: 11')
  })

  it('of two ports at the same place the later one is the first, as in Pd', () => {
    const left = { text: 'inlet', parent: 'sub', x: 90 }
    expect(testPatch(catalogue, { ...boxes, left }, cables).lines).toEqual(['a: 11', 'b: 200'])
  })

  it('leads nowhere once its box is another one, and out again when it comes back', () => {
    const patch = testPatch(catalogue, { ...boxes, inner: { text: 'msg 7', parent: 'sub' } }, [
      ...cables,
      'inner pack'
    ])
    const become = (text: string): void => {
      const { setNodes } = testGraph({ ...boxes, sub: text }, [])
      patch.machine.apply({ ...emptyDiff(), setNodes: setNodes.filter(({ id }) => id === 'sub') })
      patch.machine.play('inner', 'x')
    }
    patch.machine.play('inner', 'x')
    expect(patch.lines.at(-1)).toBe('a: 17')
    const before = patch.lines.length
    become('f')
    expect(patch.lines).toHaveLength(before)
    become('pd again')
    expect(patch.lines.slice(before)).toEqual(['a: 17'])
  })

  it('stays as it is when it is put into another', () => {
    const patch = testPatch(catalogue, { ...boxes, c: { text: 'f', parent: 'sub' } }, cables)
    const { setNodes } = testGraph({ outer: 'pd', sub: { text: 'pd thing', parent: 'outer' } }, [])
    patch.machine.apply({ ...emptyDiff(), setNodes })
    patch.machine.play('m', 'x')
    expect(patch.lines.at(-1)).toBe('a: 11')
    expect(patch.machine.graph.boxes.get('pack')!.instance.parent!.id).toBe('outer')
  })
})

describe('abstractions', () => {
  const instance = (id: string, text: string): Record<string, TestBox> => ({
    [id]: { text, def: 'add' },
    [`${id}/in`]: { text: 'inlet', parent: id },
    [`${id}/plus`]: { text: '+ $1', parent: id },
    [`${id}/sub`]: { text: 'pd', parent: id },
    [`${id}/name`]: { text: 's $0-x', parent: `${id}/sub` },
    [`${id}/get`]: { text: 'r $0-x', parent: id },
    [`${id}/out`]: { text: 'outlet', parent: id }
  })
  const inside = (id: string): string[] => [
    `${id}/in ${id}/plus`,
    `${id}/plus ${id}/name`,
    `${id}/get ${id}/out`
  ]
  const both = { ...instance('a', 'add 10'), ...instance('b', 'add 20'), p: 'print a', q: 'print b' }
  const cables = [...inside('a'), ...inside('b'), 'a p', 'b:out q']

  it('has arguments and a $0 of its own, which its subpatches share', () => {
    const patch = testPatch(catalogue, both, cables)
    patch.machine.play('a/in', 1, 0)
    patch.machine.play('b/in', 1, 0)
    expect(patch.lines).toEqual(['a: 11', 'b: 21'])
    const zero = (id: string): number => patch.machine.graph.boxes.get(id)!.instance.dollarZero
    expect(zero('a/name')).toBe(zero('a/get'))
    expect(zero('a/name')).not.toBe(zero('b/name'))
  })

  it('makes what lies in it anew when its arguments change', () => {
    const patch = testPatch(catalogue, both, cables)
    const { setNodes } = testGraph(instance('a', 'add 30'), [])
    patch.machine.apply({ ...emptyDiff(), setNodes: setNodes.filter(({ id }) => id === 'a') })
    patch.machine.play('a/in', 1, 0)
    expect(patch.lines).toEqual(['a: 31'])
  })

  it('fires its loadbangs first, then those of subpatches, then those beside it', () => {
    const load = (name: string, parent?: string): Record<string, TestBox> => ({
      [name]: parent === undefined ? 'loadbang' : { text: 'loadbang', parent },
      [`p${name}`]: parent === undefined ? `print ${name}` : { text: `print ${name}`, parent }
    })
    const nodes: Record<string, TestBox> = {
      ...load('root'),
      sub: 'pd',
      ...load('sub1', 'sub'),
      deep: { text: 'thing', def: 'thing', parent: 'sub' },
      ...load('deep1', 'deep'),
      a: { text: 'thing', def: 'thing' },
      ...load('a1', 'a'),
      asub: { text: 'pd', parent: 'a' },
      ...load('a2', 'asub')
    }
    const names = ['root', 'sub1', 'deep1', 'a1', 'a2']
    const patch = testPatch(
      catalogue,
      nodes,
      names.map((name) => `${name} p${name}`)
    )
    expect(patch.lines).toEqual(['deep1', 'a2', 'a1', 'sub1', 'root'].map((name) => `${name}: bang`))
  })
})
