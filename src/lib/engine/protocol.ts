// The protocol between the page and the engine's worker, whole, in one file.
//
// The page holds the document and the pixels; the worker holds the running patch and its stored data. They speak over comlink:
// the page calls `EngineApi`; the worker calls `EngineEvents`, over a port that the page hands over in `start`. Everything is
// plain, structured-clonable data, except messages, whose classes (Bang, Command) cloning would drop: they travel encoded (`Wire`,
// see runtime/codec). The sequence:
//
//   1. page -> start(init, port). The worker builds the graph from `init.graph`, fires [loadbang]s, answers null; or the console
//      line that says why it cannot (the page ends it then).
//   2. page -> apply(diff), in order, for every edit. Never the document itself: ending the worker loses no edit.
//   3. worker -> frame(batch): what boxes in view show, what errors stand on them, console lines; coalesced, the newest value
//      per box, at most one batch each FRAME ms and one on its way: the next leaves after the answer to the last.
//   4. page -> ping(), answered from the worker's event loop. An endless turn is ended by the machine itself after 2 s; a worker
//      that answers nothing for SILENCE ms all the same is ended by the page, which says so and offers to start anew.
//   5. page -> stop(): objects are disposed, storage is flushed, the answer means that the worker may be ended.
//
// What goes wrong in the worker outside of any box is a console line in the next frame: errors thrown over comlink lose their code.
//
// What the patch has stored is read and changed by `data(request)`, a protocol of its own (data-protocol.ts); `stored` tells of changes.
//
// Files that are kept with the patch: the page has the list of them, in the document, and tells each newer one by `files`; what the
// patch writes goes to it by `keep`, whose answer is the list with it. Each list has a number, for answers and calls overtake each other.
//
// Cells: the worker asks by `openCell(run)` for a MessagePort into the patch's sandbox frame, which only a page can make; by
// `bringPackage` for what a cell imports, which the page alone may fetch, and asks the person first; and by `world` for what a cell asks
// of the world outside (jsrunner/world.ts), which the page asks the person for and does; `closeCell` ends that, too.
import type { Wire } from '../runtime/codec/wire.ts'
import type { GraphDiff } from '../runtime/graph.ts'
import type { NamedFile } from '../patch/edit-files.ts'
import type { KeptPackage } from '../patch/edit-packages.ts'
import type { CellIdentity, StreamItem, StreamRequest, WorldReply, WorldRequest } from '../jsrunner/world.ts'
import type { ConsoleLine, KeyEvent, PanelQuestion } from '../runtime/ports.ts'
import type { DataReply, DataRequest, StoreRef } from './data-protocol.ts'

/** Least milliseconds between two frames. */
export const FRAME = 16
/** Milliseconds between two pings, and without an answer until the worker is ended; above the machine's own limit for a turn. */
export const PING = 500
export const SILENCE = 5000

export interface BoxError {
  code: string
  message: string
  advice: string
  /** The line of the box's code that it is about, from 1. */
  line?: number
}

export interface EngineInit {
  patchId: string
  graph: GraphDiff
  /** Boxes in view at the start. */
  visible: string[]
  /** Where stored data lives: the patch's database, or memory (private modes that refuse IndexedDB, tests). */
  storage: 'indexeddb' | 'memory'
  /** Files that are kept with the patch; absent where nothing can be. */
  files?: FileList
}

export interface FileList {
  /** Of two lists the one with the higher number is newer. */
  version: number
  files: NamedFile[]
}

export interface FrameBatch {
  /** Newest shown value of boxes in view: [nodeId, Wire]. */
  shown: [string, Wire][]
  errors: [string, BoxError | null][]
  lines: ConsoleLine[]
  /** Console lines left out before `lines`, because there were too many. */
  dropped: number
  /** Boxes in view that sent something since the last batch, for the flash on a box. */
  active: string[]
}

export interface EngineEvents {
  /** Its answer means that the batch was taken. */
  frame(batch: FrameBatch): Promise<void>
  /** What the running patch writes back into the document (already throttled and capped). */
  persist(nodeId: string, field: string, value: Wire): void
  /** Stores that commits have changed, at most every NEWS ms. */
  stored(changed: StoreRef[]): void
  /** Keeps a file with the patch, or takes it away (null); a line says why it could not. */
  keep(name: string, content: Blob | null): Promise<FileList | ConsoleLine>
  /** Asks the person; null where the question was closed. What was chosen may have come to the files just now. */
  ask(question: PanelQuestion): Promise<{ names: readonly string[] | null; list: FileList }>
  /** A package that a cell imports, kept with the patch; a line says why it cannot be had. */
  bringPackage(specifier: string): Promise<KeptPackage | ConsoleLine>
  /** A port into the sandbox for one cell; the page makes the frame on first need. */
  openCell(run: string): Promise<MessagePort>
  closeCell(run: string): void
  world(cell: CellIdentity, request: WorldRequest): Promise<WorldAnswer>
  /** What is heard comes over the port (StreamNews), until the worker says `end` there. */
  stream(cell: CellIdentity, request: StreamRequest, port: MessagePort): void
}

/** Errors thrown over comlink lose their code. */
export type WorldAnswer = { value: WorldReply } | { error: BoxError }
export type StreamNews = { item: StreamItem } | { error: BoxError }

/** `store` null: the one of the box `nodeId` itself. `kind`: kv if none. */
export type CompletionQuestion =
  | { ask: 'stores'; kind?: 'kv' | 'db' }
  | { ask: 'keys' | 'collections'; store: string | null; nodeId?: string }
  | { ask: 'fields'; store: string | null; nodeId?: string; collection: string }

export interface EngineApi {
  /** `events`: a port behind which the page answers as EngineEvents. */
  start(init: EngineInit, events: MessagePort): Promise<ConsoleLine | null>
  apply(diff: GraphDiff): Promise<void>
  play(nodeId: string, message: Wire, inlet?: number): Promise<void>
  /** A key was pressed or let go, and nobody was typing. */
  key(event: KeyEvent): Promise<void>
  /** What comes after it waits until the files can be read. */
  files(list: FileList): Promise<void>
  watch(visible: string[]): Promise<void>
  ping(): Promise<number>
  /** Everything shown in view and every error that stands comes once more, in the next frame: for a tab that has just joined. */
  refresh(): Promise<void>
  complete(question: CompletionQuestion): Promise<string[]>
  data(request: DataRequest): Promise<DataReply>
  stop(): Promise<void>
}
