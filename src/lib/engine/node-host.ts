// A patch without a screen, in Node: in logical time as fast as it can, until nothing is left to happen. Used by the command
// line and by tests.
import { catalogue } from '../objects/catalogue.generated.ts'
import { QuickJsCells, type CellWatch } from '../jsrunner/quickjs-cells.ts'
import type { GraphDiff } from '../runtime/graph.ts'
import { Machine, type OfflineResult } from '../runtime/machine/machine.ts'
import type {
  Assets,
  Clock,
  ConsoleLine,
  Files,
  Packages,
  Persist,
  Storage,
  Surface
} from '../runtime/ports.ts'
import { shellLine } from './shell-lines.ts'

export interface RunOptions {
  /** The whole graph, as compilePatch gives it. */
  graph: GraphDiff
  storage: Storage
  /** Bytes that came with the patch; none if absent. */
  assets?: Assets
  /** Packages that came with it; none if absent. */
  packages?: Packages
  /** Files that it may reach; none if absent. */
  files?: Files
  /** A line that [print] writes: `name: …`. */
  write(line: string): void
  /** A line about the run: `error: CODE object-text: sentence`, and the others of shell-lines.ts. */
  writeError(line: string): void
  /** Hears of each task of a cell. */
  watch?: (textOf: (nodeId: string) => string) => CellWatch
  /** Logical milliseconds; without it, the machine stops what would never end. */
  for?: number
  /** Ends the run after the present turn. */
  signal?: AbortSignal
}

/** Nothing is due by itself: the machine jumps from event to event. */
export const shellClock: Clock = { now: () => performance.now(), wakeAt() {} }
/** Nobody looks, and the file that was opened is not written to. */
export const noSurface: Surface = { show() {}, error() {} }
export const noPersist: Persist = { data() {} }
export const noAssets: Assets = { get: () => Promise.resolve(null) }

/** Runs the patch; what it asked of its storage has been committed when this resolves. */
export async function runPatch(options: RunOptions): Promise<OfflineResult> {
  const { graph, storage, write, writeError, signal } = options
  const texts = new Map(graph.setNodes.map((node) => [node.id, node.text ?? node.type]))
  const machine = new Machine({
    catalogue,
    live: false,
    ports: {
      clock: shellClock,
      storage,
      assets: options.assets ?? noAssets,
      ...(options.packages ? { packages: options.packages } : {}),
      ...(options.files ? { files: options.files } : {}),
      persist: noPersist,
      surface: noSurface,
      cells: new QuickJsCells({ watch: options.watch?.((id) => texts.get(id) ?? 'js') ?? null }),
      console: {
        write(line: ConsoleLine) {
          if (line.level === 'print') write(line.text)
          else writeError(shellLine(line, texts.get(line.nodeId ?? '')))
        }
      }
    }
  })
  const stop = (): void => machine.turn(() => machine.afterTurn(() => machine.dispose()))
  signal?.addEventListener('abort', stop)
  try {
    machine.apply(graph)
    return await machine.runOffline(options.for === undefined ? {} : { for: options.for })
  } finally {
    signal?.removeEventListener('abort', stop)
    machine.dispose()
  }
}
