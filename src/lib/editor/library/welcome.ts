// The counter that runs on the first page. Its document is made anew each time, its data stays: a patch id of its own that
// no patch of the library has (theirs are nanoids of 21 characters), so that opening the example counts by itself.
import { classes } from '../session/classes.ts'
import { buildSketch } from '../../patch/build-sketch.ts'
import type { Sketch } from '../../patch/sketch.ts'
import { Live } from '../session/live.svelte.ts'
import type { LivePatch } from '../session/types.ts'

export const welcomeId = 'welcome'

export function openWelcome(sketch: Sketch): LivePatch {
  return new Live(welcomeId, buildSketch(sketch, classes), classes)
}
