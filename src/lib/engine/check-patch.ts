// What is wrong with a patch, found without running it: every box is made, as a load would make it, but nothing is sent, no
// cell starts, and no store is touched. So a check says what a run would say.
import { catalogue } from '../objects/catalogue.generated.ts'
import { linkCell } from '../jsrunner/modules/link.ts'
import { asLoadbangError } from '../runtime/errors.ts'
import type { GraphDiff, GraphEdge } from '../runtime/graph.ts'
import { portIndex, type Box } from '../runtime/machine/box.ts'
import { Machine } from '../runtime/machine/machine.ts'
import type { CellHost, Cells, DocStore, KvStore, Packages, Storage } from '../runtime/ports.ts'
import { noAssets, noPersist, noSurface, shellClock } from './node-host.ts'

export interface Problem {
  code: string
  /** The text of the box. */
  object: string
  /** What is wrong and what to do. */
  sentence: string
}

const never = (): Promise<never> => new Promise(() => {})
const silentKv: KvStore = {
  get: never,
  set: never,
  delete: never,
  keys: never,
  clear: never,
  has: never,
  count: never,
  getMany: never,
  setMany: never,
  update: never,
  increment: never,
  watch: () => () => {},
  flush: never
}
const silentDb: DocStore = {
  insert: never,
  insertMany: never,
  find: never,
  findOne: never,
  update: never,
  replace: never,
  delete: never,
  count: never,
  drop: never,
  collections: never,
  watch: () => () => {},
  flush: never
}
const noStorage: Storage = {
  kv: () => silentKv,
  db: () => silentDb,
  storeNames: () => Promise.resolve([]),
  fields: () => Promise.resolve([])
}

/** Problems of boxes in load order, then of cells' code, then of cables. */
export async function checkPatch(graph: GraphDiff, packages?: Packages): Promise<Problem[]> {
  const problems: Problem[] = []
  const codes: { nodeId: string; code: string; host: CellHost }[] = []
  const cells: Cells = {
    start(nodeId, code, host) {
      codes.push({ nodeId, code, host })
      return { deliver: never, stop() {} }
    }
  }
  const machine = new Machine({
    catalogue,
    live: false,
    ports: {
      clock: shellClock,
      storage: noStorage,
      assets: noAssets,
      persist: noPersist,
      surface: noSurface,
      cells,
      ...(packages ? { packages } : {}),
      console: {
        write({ level, code, object, text, advice }) {
          if (level !== 'error') return
          problems.push({ code: code ?? 'console', object: object ?? 'patch', sentence: join(text, advice) })
        }
      }
    }
  })
  machine.apply({ ...graph, fire: false })
  const { boxes } = machine.graph
  for (const { nodeId, code, host } of codes) {
    try {
      await linkCell(code, host)
    } catch (thrown) {
      const error = asLoadbangError(thrown, 'cell-syntax')
      problems.push({ code: error.code, object: boxes.get(nodeId)?.text ?? 'js', sentence: error.sentence })
    }
  }
  for (const edge of graph.setEdges) problems.push(...checkCable(edge, boxes))
  machine.dispose()
  return problems
}

/** A cable between boxes that could be made must find its ports; the ports of a box that could not be made are not known. */
function checkCable({ source, target }: GraphEdge, boxes: ReadonlyMap<string, Box>): Problem[] {
  const [from, to] = [boxes.get(source.nodeId), boxes.get(target.nodeId)]
  const found: Problem[] = []
  const say = (box: Box, what: string): void => {
    found.push({
      code: 'no-such-port',
      object: box.text,
      sentence: `${what}, which this box does not have. The cable is kept, dashed; correct the box, or delete the cable.`
    })
  }
  if (from?.object && !from.outlets[portIndex(source.portId)])
    say(from, `A cable to [${to?.text ?? '?'}] comes from the port "${source.portId}"`)
  if (to?.object && !to.inlets[portIndex(target.portId)])
    say(to, `A cable from [${from?.text ?? '?'}] leads to the port "${target.portId}"`)
  return found
}

const join = (text: string, advice?: string): string => (advice ? `${text} ${advice}` : text)
