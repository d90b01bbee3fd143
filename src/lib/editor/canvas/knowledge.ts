// What the canvas knows of classes: the page's light catalogue, in the canvas's own terms.
import { standIn } from './stand-in.ts'
import type { Knowledge } from './types.ts'

export const knowledge: Knowledge = standIn
