// What the page and the patch's sandbox frame say to each other. The frame says `ready` once; then the page opens and closes
// cells by ids that are never used twice. The MessagePort of an `open` is the cell's; its other end goes to the engine.

export type FrameRequest = { type: 'open'; id: string } | { type: 'close'; id: string }

export type FrameReply =
  | { type: 'ready' }
  | { type: 'closed'; id: string }
  /** The cell's worker could not be started, or broke outside user code. */
  | { type: 'failed'; id: string; why: string }
