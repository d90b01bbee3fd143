// Completion for the box that is being typed. What it knows is loaded when a hand first moves over the canvas.
import type { Canvas, Editing } from '../canvas/canvas.svelte.ts'
import { NOTHING, type Suggestions } from './types.ts'

const load = async () => {
  const [{ suggest }, { surroundings }] = await Promise.all([
    import('./suggest.ts'),
    import('./surroundings.ts')
  ])
  return { suggest, surroundings }
}
type Completion = Awaited<ReturnType<typeof load>>

let here: Completion | null = null
let loading: Promise<Completion | null> | null = null

/** Loads it, once; null: it cannot be had, and is tried again the next time. */
export function loadCompletion(): Promise<Completion | null> {
  loading ??= load().then(
    (loaded) => (here = loaded),
    () => (loading = null)
  )
  return loading
}

/** Whether keys that take suggestions must wait, or what is typed fast means something else than what is typed slowly. */
export const completionIsComing = (): boolean => here === null && loading !== null

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
  const ask = ({ suggest, surroundings }: Completion): void =>
    void suggest(kind, text, caret, surroundings(canvas, editing)).then(found, () => found(NOTHING))
  if (here) ask(here)
  else void loadCompletion().then((completion) => (completion ? ask(completion) : found(NOTHING)))
}
