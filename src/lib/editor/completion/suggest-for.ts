// Completion for the box that is being typed. What it knows is loaded with the first box that is typed.
import type { Canvas, Editing } from '../canvas/canvas.svelte.ts'
import { NOTHING, type Suggestions } from './types.ts'

/** Answers by `found`, once or when the store has answered; without an engine there is no answer about stores. */
export function suggestFor(
  canvas: Canvas,
  editing: Editing,
  text: string,
  caret: number,
  found: (suggestions: Suggestions) => void
): void {
  const { kind } = editing
  if (kind === 'comment') return found(NOTHING)
  Promise.all([import('./suggest.ts'), import('./surroundings.ts')])
    .then(([{ suggest }, { surroundings }]) => suggest(kind, text, caret, surroundings(canvas, editing)))
    .then(found, () => found(NOTHING))
}
