// Test helper: a patch in a few lines, run offline, with everything it printed, showed and complained of. Not part of the product.
//
//     const p = testPatch(definitions, { a: 'metro 100', b: 'print x' }, ['a b'])
//     await p.run(250)            // p.lines: ['x: bang', 'x: bang', 'x: bang']
//     const o = testObject(definitions, 'pack 0 0'); o.in(1, 5); o.in(0, 3)   // o.out: [[0, [3, 5]]]
import { LoadbangError } from './errors.ts'
import { defineObject, type AnyObjectDefinition, type Catalogue } from './define.ts'
import type { GraphDiff, GraphEdge, GraphNode } from './graph.ts'
import { Machine } from './machine/machine.ts'
import type { Message, MessageRecord, Value } from './message.ts'
import type { Cells, ConsoleLine, Ports, Storage } from './ports.ts'
import * as Type from '@sinclair/typebox'

export function catalogueOf(definitions: readonly AnyObjectDefinition[]): Catalogue {
  const byName = new Map<string, AnyObjectDefinition>()
  for (const d of definitions) for (const name of [d.name, ...(d.aliases ?? [])]) byName.set(name, d)
  return { all: definitions, get: (name) => byName.get(name) }
}

const refuse = (): never => {
  throw new LoadbangError('test', 'This test has no such port.')
}
const noStorage: Storage = {
  kv: refuse,
  db: refuse,
  storeNames: () => Promise.resolve([]),
  fields: () => Promise.resolve([])
}
const noCells: Cells = { start: refuse }

/** A box: its text, or text with saved data. */
export type TestBox =
  | string
  | {
      text?: string
      data?: MessageRecord
      v?: number
      parent?: string
      type?: string
      x?: number
      def?: string
    }

/** `cables`: `a b` (out0 to in0), `a:1 b:2`, `a:port b`. Boxes are ordered as written, cables too. */
export function testGraph(boxes: Record<string, TestBox>, cables: readonly string[]): GraphDiff {
  const pad = (i: number): string => `a${String(i).padStart(6, '0')}`
  const setNodes = Object.entries(boxes).map(([id, box], i): GraphNode => {
    const b = typeof box === 'string' ? { text: box } : box
    return {
      id,
      type: b.type ?? 'object',
      text: b.text,
      order: pad(i),
      v: b.v ?? 1,
      params: {},
      data: b.data ?? {},
      parent: b.parent,
      ...(b.x === undefined ? {} : { x: b.x }),
      ...(b.def === undefined ? {} : { def: b.def })
    }
  })
  const setEdges = cables.map((cable, i): GraphEdge => {
    const [from = '', to = ''] = cable.split(' ')
    const end = (text: string, side: string): { nodeId: string; portId: string } => {
      const [nodeId = '', port = '0'] = text.split(':')
      return { nodeId, portId: /^\d+$/.test(port) ? side + port : port }
    }
    return { id: `e${i}`, source: end(from, 'out'), target: end(to, 'in'), order: pad(i) }
  })
  return { setNodes, removeNodes: [], setEdges, removeEdges: [], fire: true }
}

export interface TestPatch {
  machine: Machine
  /** What was printed, `name: …`; errors are not among them. */
  lines: string[]
  errors: ConsoleLine[]
  /** Last value shown by each box. */
  shown: Map<string, Value>
  persisted: [string, string, Value][]
  run(forMs?: number): Promise<void>
}

export function testPatch(
  definitions: readonly AnyObjectDefinition[] | Catalogue,
  boxes: Record<string, TestBox>,
  cables: readonly string[] = [],
  ports: Partial<Ports> = {}
): TestPatch {
  const lines: string[] = []
  const errors: ConsoleLine[] = []
  const shown = new Map<string, Value>()
  const persisted: [string, string, Value][] = []
  let real = 0
  const machine = new Machine({
    catalogue: Array.isArray(definitions) ? catalogueOf(definitions) : (definitions as Catalogue),
    live: false,
    // Some four million deliveries, by that clock.
    turnLimit: 1000,
    ports: {
      // Time that no test waits for: each look at the clock is a millisecond later.
      clock: { now: () => real++, wakeAt: () => {} },
      console: { write: (line) => void (line.level === 'error' ? errors.push(line) : lines.push(line.text)) },
      storage: noStorage,
      assets: { get: () => Promise.resolve(null) },
      cells: noCells,
      persist: { data: (id, field, value) => void persisted.push([id, field, value]) },
      surface: {
        show: (id, value) => void shown.set(id, typeof value === 'function' ? value() : value),
        error: () => {}
      },
      ...ports
    }
  })
  machine.apply(testGraph(boxes, cables))
  return {
    machine,
    lines,
    errors,
    shown,
    persisted,
    run: async (forMs) => void (await machine.runOffline(forMs === undefined ? {} : { for: forMs }))
  }
}

export interface TestObject extends TestPatch {
  /** Sends a message into an inlet. */
  in(inlet: number, message: Message): void
  /** What left: [outlet, message], in order. */
  out: [number, Message][]
}

/** One object alone, its outlets watched. */
export function testObject(
  definitions: readonly AnyObjectDefinition[] | Catalogue,
  box: TestBox,
  ports: Partial<Ports> = {}
): TestObject {
  const out: [number, Message][] = []
  const collect = defineObject({
    name: '__collect',
    about: 'collects what a test watches',
    family: 'test',
    args: Type.Tuple([Type.Number()]),
    inlets: [{ title: 'any' }],
    outlets: [],
    version: 1,
    create: ({ args }) => ({ inlets: [{ any: (message) => void out.push([args[0], message]) }] })
  })
  const all = Array.isArray(definitions) ? definitions : (definitions as Catalogue).all
  const watchers = Object.fromEntries(Array.from({ length: 32 }, (_, i) => [`out${i}`, `__collect ${i}`]))
  const cables = Array.from({ length: 32 }, (_, i) => `it:${i} out${i}`)
  const patch = testPatch(
    [...(all as AnyObjectDefinition[]), collect],
    { ...watchers, it: box },
    cables,
    ports
  )
  return Object.assign(patch, {
    out,
    in: (inlet: number, message: Message) => patch.machine.play('it', message, inlet)
  })
}
