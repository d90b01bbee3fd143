// Runs a help patch. Its data is kept under an id that no patch of the library has.
import type { HelpPatch } from '../../objects/help.ts'
import { buildSketch } from '../../patch/build-sketch.ts'
import { classes } from '../session/classes.ts'
import { Live } from '../session/live.svelte.ts'
import type { LivePatch } from '../session/types.ts'

export function openHelp(name: string, help: HelpPatch): LivePatch {
  return new Live(`help ${name}`, buildSketch(help, classes), classes)
}
