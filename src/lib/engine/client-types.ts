// What the editor knows of a running patch: one small interface, whether this tab runs the engine or watches another tab's.
import type { ConsoleLine, KeyEvent, PanelQuestion } from '../runtime/ports.ts'
import type { KeptPackage } from '../patch/edit-packages.ts'
import type { Worlds } from '../jsrunner/world.ts'
import type { GraphDiff } from '../runtime/graph.ts'
import type { Message, Value } from '../runtime/message.ts'
import type { DataReply, DataRequest, StoreRef } from './data-protocol.ts'
import type { BoxError, CompletionQuestion, FileList } from './protocol.ts'

/** `held`: it could run the patch, and waits until it is told to. */
export type EngineRole = 'starting' | 'runs' | 'watches' | 'held' | 'stopped'

export interface EngineClient {
  readonly role: EngineRole
  onRole(listener: (role: EngineRole) => void): () => void
  /** Edits of the patch, in order. A watching tab's go nowhere (the running tab sees the same document). */
  apply(diff: GraphDiff): void
  /** A hand played a box: bang for a button, a number for a slider, …; default inlet is the box's own `play`. */
  play(nodeId: string, message: Message, inlet?: number): void
  /** A key was pressed or let go, and nobody was typing: for [key], [keyup] and [keyname]. */
  key(event: KeyEvent): void
  /** Newest value shown by a box; called at once with the present one, then at most once per frame. */
  onShown(nodeId: string, listener: (value: Value) => void): () => void
  onError(nodeId: string, listener: (error: BoxError | null) => void): () => void
  /** Boxes that sent something in the last frame. */
  onActive(listener: (nodeIds: readonly string[]) => void): () => void
  onLines(listener: (lines: readonly ConsoleLine[], dropped: number) => void): () => void
  onPersist(listener: (nodeId: string, field: string, value: Value) => void): () => void
  /** The files that are kept with the patch have become others. */
  files(list: FileList): void
  /** The boxes in view. */
  watch(nodeIds: readonly string[]): void
  /** Names of stores, or keys of a store, for completion. Answers [] when nothing runs. */
  complete(question: CompletionQuestion): Promise<string[]>
  /** Asks about what the patch has stored (data-protocol.ts), wherever it runs, or if it does not. Never rejects. */
  data(request: DataRequest): Promise<DataReply>
  /** Stores that commits have changed, at most every NEWS ms. */
  onStored(listener: (changed: readonly StoreRef[]) => void): () => void
  /** Makes this tab the one that runs the patch. */
  takeOver(): Promise<void>
  /** Starts the runtime anew (fires [loadbang]); also one that is held. */
  restart(): Promise<void>
  close(): Promise<void>
}

export interface EngineOptions {
  patchId: string
  /** The present graph, whole; asked whenever the engine starts. */
  graph: () => GraphDiff
  /** Opened safely: nothing runs until `restart` or `takeOver`. */
  held?: boolean
  /** Where the patch's files and questions go; absent where it has neither. */
  desk?: Desk
}

/** What a running patch finds at the page besides its boxes: files that are kept with the patch, and the person before it. */
export interface Desk {
  list(): FileList
  /** Keeps a file with the patch, or takes it away (null); a line says why it could not. Never rejects. */
  keep(name: string, content: Blob | null): Promise<FileList | ConsoleLine>
  /** Asks the person; null where the question was closed. */
  ask(question: PanelQuestion): Promise<readonly string[] | null>
  /** A package that a cell imports, once it is kept with the patch; a line says why it cannot be had. Never rejects. */
  bringPackage(specifier: string): Promise<KeptPackage | ConsoleLine>
  /** What cells ask of the world outside of their patch. */
  readonly world: Worlds
  /** That run of a cell is over. */
  cellEnded(run: string): void
  /** Nobody waits for answers any more. */
  dismiss(): void
}
/** engine/client.ts exports: openEngine(options: EngineOptions): EngineClient */
