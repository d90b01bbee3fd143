// Sketches are defined where objects, which ship help patches, can reach them too.
export type { Sketch, SketchBox } from '../runtime/sketch.ts'
