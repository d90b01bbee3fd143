// A help patch: what an object does, as a sketch, to be opened and played with.
export type { Sketch as HelpPatch } from '../runtime/sketch.ts'
