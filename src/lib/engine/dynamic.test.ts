// Messages that change the running patch where native Pd is no judge: it crashes, hangs, or knows no limit.
import { expect, it } from 'vitest'
import { catalogue } from '../objects/catalogue.generated.ts'
import { emptyDiff } from '../runtime/graph.ts'
import { Command, type List } from '../runtime/message.ts'
import { testGraph, testPatch, type TestBox, type TestPatch } from '../runtime/testing.ts'

const clear = new Command('clear')
const codes = (patch: TestPatch): (string | undefined)[] => patch.errors.map(({ code }) => code)
/** A patch in which [loadbang] sends these messages one after the other. */
function says(
  messages: readonly string[],
  boxes: Record<string, TestBox> = {},
  cables: string[] = []
): TestPatch {
  const sent = Object.fromEntries(messages.map((message, i) => [`m${i}`, `msg ; ${message}`]))
  return testPatch(catalogue, { load: 'loadbang', sub: 'pd sub', ...boxes, ...sent }, [
    ...cables,
    ...messages.map((_, i) => `load m${i}`)
  ])
}

it('what a message did wrong is said in the console, and whoever sent it goes on', () => {
  const patch = says([
    'pd-sub connect 0 0 1 0',
    'pd-sub connect a',
    'pd-sub fly',
    'pd-sub 5',
    'pd-sub array',
    'pd-sub rename',
    'pd-sub vis 1, obj 10 10, dirty 1',
    'pd-sub obj 10 10 nobody',
    'pd-sub obj 10 10 receive ask, obj 10 10 print out, connect 1 0 2 0, connect 1 0 2 0, connect 1 0 2 1',
    'ask 1'
  ])
  expect(codes(patch)).toEqual([
    'canvas-connect',
    'canvas-arguments',
    'canvas-method',
    'canvas-method',
    'canvas-arguments',
    'canvas-arguments',
    'no-such-object',
    'canvas-connect',
    'canvas-connect'
  ])
  expect(patch.lines).toEqual(['out: 1'])
})

it('how many boxes messages made, and took away, is told of each canvas', () => {
  const patch = testPatch(catalogue, {
    sub: 'pd sub',
    f: { text: 'f', parent: 'sub' },
    g: { text: 'f', parent: 'sub' }
  })
  const tell = (selector: string, ...args: List): boolean =>
    patch.machine.names.send('pd-sub', new Command(selector, args))
  const told = (): unknown => patch.shown.get('sub/~made')
  tell('obj', 1, 1, 'f')
  tell('obj', 1, 1, 'pd', 'in')
  patch.machine.names.send('pd-in', new Command('obj', [1, 1, 'f']))
  expect(told()).toEqual([2, 0])
  tell('clear')
  expect(told()).toEqual([0, 2])
  tell('obj', 1, 1, 'f')
  expect(told()).toEqual([1, 2])
  const { setNodes } = testGraph({ sub: 'pd sub', f: { text: 'f 2', parent: 'sub' } }, [])
  patch.machine.apply({ ...emptyDiff(), setNodes })
  expect(told()).toEqual([1, 1])
  patch.machine.apply({ ...emptyDiff(), removeNodes: ['sub', 'f', 'g'] })
  expect(told()).toBeUndefined()
})

it('a canvas that clears itself while a message passes through it', async () => {
  const patch = testPatch(
    catalogue,
    {
      load: 'loadbang',
      start: 't b b',
      sub: 'pd sub',
      in: { text: 'inlet', parent: 'sub' },
      twice: { text: 't b b b', parent: 'sub' },
      clear: { text: 'msg ; pd-sub clear', parent: 'sub' },
      never: { text: 'print never', parent: 'sub' },
      wait: { text: 'delay 10', parent: 'sub' },
      out: 'print out'
    },
    [
      'load start',
      'start:1 sub:in',
      'start out',
      'in twice',
      'twice:2 wait',
      'twice:1 clear',
      'twice never',
      'wait never'
    ]
  )
  await patch.run(100)
  expect(patch.lines).toEqual(['out: bang'])
  expect([...patch.machine.graph.boxes.keys()]).toEqual(['load', 'start', 'sub', 'out'])
})

it('what loops ends when its box goes', async () => {
  const patch = testPatch(
    catalogue,
    {
      load: 'loadbang',
      sub: 'pd sub',
      until: { text: 'until', parent: 'sub' },
      count: { text: 'f', parent: 'sub' },
      more: { text: '+ 1', parent: 'sub' },
      enough: { text: 'select 100', parent: 'sub' },
      clear: { text: 'msg ; pd-sub clear', parent: 'sub' },
      in: { text: 'inlet', parent: 'sub' }
    },
    ['load sub:in', 'in until', 'until count', 'count more', 'more count:1', 'more enough', 'enough clear']
  )
  await patch.run(100)
  expect(codes(patch)).toEqual([])
  expect(patch.machine.graph.boxes.size).toBe(2)
})

it('a patch may clear itself whole', async () => {
  const patch = testPatch(
    catalogue,
    {
      load: 'loadbang',
      name: 'namecanvas me',
      go: 'metro 10',
      clear: 'msg ; me obj 1 1 f ; me clear ; me obj 1 1 f'
    },
    ['load go', 'go clear']
  )
  await patch.run(100)
  // Its name went with the box that gave it.
  expect(patch.machine.graph.boxes.size).toBe(0)
  expect(codes(patch)).toEqual(['no-receiver'])
})

it('boxes without an end come to a limit, which is said once', { timeout: 60_000 }, () => {
  const patch = testPatch(
    catalogue,
    { load: 'loadbang', times: 'msg 101000', loop: 'until', make: 'msg ; pd-sub obj 10 10 f', sub: 'pd sub' },
    ['load times', 'times loop', 'loop make'],
    // The limit of the turn is another matter.
    { clock: { now: () => 0, wakeAt: () => {} } }
  )
  expect(codes(patch)).toEqual(['canvas-full'])
  expect(patch.machine.graph.boxes.size).toBe(100_005)
  patch.machine.names.send('pd-sub', clear)
  expect(patch.machine.graph.boxes.size).toBe(5)
})

it('abstractions that a message makes count with what is in them, and are empty beyond the limit', () => {
  const patch = says([])
  const library = new Map([
    [
      'big',
      {
        nodes: Array.from({ length: 60_000 }, (_, i) => ({
          id: `n${i}`,
          type: 'object',
          text: 'f',
          order: `a${i}`,
          v: 1,
          params: {},
          data: {}
        })),
        edges: []
      }
    ]
  ])
  patch.machine.apply({ setNodes: [], removeNodes: [], setEdges: [], removeEdges: [], fire: false, library })
  for (let i = 0; i < 3; i++) patch.machine.names.send('pd-sub', new Command('obj', [1, 1, 'big']))
  expect(patch.machine.graph.boxes.size).toBe(2 + 60_001 + 2)
})

it('an abstraction that makes itself goes on until it is stopped', async () => {
  const order = (i: number) => ({ order: `a${i}`, v: 1, params: {}, data: {}, type: 'object' })
  const library = new Map([
    [
      'self',
      {
        nodes: [
          { id: 'name', text: 'namecanvas $0-me', ...order(0) },
          { id: 'load', text: 'loadbang', ...order(1) },
          { id: 'zero', text: 'f $0', ...order(2) },
          { id: 'make', text: 'msg ; $1-me obj 1 1 self ; $1-me loadbang', ...order(3) }
        ],
        edges: [
          ['load', 'zero'],
          ['zero', 'make']
        ].map(([from, to], i) => ({
          id: `e${i}`,
          source: { nodeId: from!, portId: 'out0' },
          target: { nodeId: to!, portId: 'in0' },
          order: `a${i}`
        }))
      }
    ]
  ])
  const patch = testPatch(catalogue, { sub: 'pd sub' })
  patch.machine.apply({ setNodes: [], removeNodes: [], setEdges: [], removeEdges: [], fire: false, library })
  patch.machine.names.send('pd-sub', new Command('obj', [1, 1, 'self']))
  patch.machine.turn(() => void patch.machine.names.send('pd-sub', new Command('loadbang')))
  await patch.run(100)
  expect(codes(patch)).toContain('canvas-deep')
})
