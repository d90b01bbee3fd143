// For browser tests: a client on a patch of a few boxes, with everything that it told, and what a document would know of it.
import { nanoid } from 'nanoid'
import { afterEach } from 'vitest'
import type { GraphDiff } from '../../runtime/graph.ts'
import type { Value } from '../../runtime/message.ts'
import type { ConsoleLine } from '../../runtime/ports.ts'
import { testGraph, type TestBox } from '../../runtime/testing.ts'
import { deletePatchData } from '../../storage/kv/idb.ts'
import { openEngine } from '../client.ts'
import type { EngineClient, EngineRole } from '../client-types.ts'
import type { MakeWorker } from '../make-worker.ts'
import type { BoxError } from '../protocol.ts'

export interface TestEngine {
  client: EngineClient
  patchId: string
  lines: ConsoleLine[]
  /** Texts of all lines. */
  texts(): string[]
  roles: EngineRole[]
  shown: Map<string, Value>
  errors: Map<string, BoxError | null>
  active: Set<string>
  persisted: [string, string, Value][]
  dropped: number
  /** Another client on the same patch, as another tab would be. */
  another(makeWorker?: MakeWorker): TestEngine
}

const open: TestEngine[] = []

afterEach(async () => {
  const engines = open.splice(0)
  await Promise.all(engines.map(({ client }) => client.close()))
  await Promise.all([...new Set(engines.map(({ patchId }) => patchId))].map(deletePatchData))
})

export function openTestEngine(
  boxes: Record<string, TestBox>,
  cables: readonly string[] = [],
  { makeWorker, patchId = nanoid() }: { makeWorker?: MakeWorker; patchId?: string } = {}
): TestEngine {
  return openOn(patchId, () => testGraph(boxes, cables), Object.keys(boxes), makeWorker)
}

/** `ids`: boxes that are in view and listened to. */
export function openOn(
  patchId: string,
  graph: () => GraphDiff,
  ids: readonly string[],
  makeWorker?: MakeWorker
): TestEngine {
  const client = openEngine({ patchId, graph }, makeWorker)
  const engine: TestEngine = {
    client,
    patchId,
    lines: [],
    texts: () => engine.lines.map(({ text }) => text),
    roles: [],
    shown: new Map(),
    errors: new Map(),
    active: new Set(),
    persisted: [],
    dropped: 0,
    another: (worker) => openOn(patchId, graph, ids, worker)
  }
  client.onRole((role) => void engine.roles.push(role))
  client.onLines((lines, dropped) => {
    engine.lines.push(...lines)
    engine.dropped += dropped
  })
  client.onActive((found) => found.forEach((id) => engine.active.add(id)))
  client.onPersist((...write) => void engine.persisted.push(write))
  for (const id of ids) {
    client.onShown(id, (value) => engine.shown.set(id, value))
    client.onError(id, (error) => engine.errors.set(id, error))
  }
  client.watch(ids)
  open.push(engine)
  return engine
}

/** A difference that adds or replaces boxes and cables. */
export function adding(
  boxes: Record<string, TestBox>,
  cables: readonly string[] = [],
  fire = false
): GraphDiff {
  const { setNodes, setEdges } = testGraph(boxes, cables)
  return { setNodes, removeNodes: [], setEdges, removeEdges: [], fire }
}

export const removing = (...ids: string[]): GraphDiff => ({
  setNodes: [],
  removeNodes: ids,
  setEdges: [],
  removeEdges: [],
  fire: false
})
