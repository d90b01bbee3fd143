// Asks the person for files on behalf of a box: one question after the other, whoever asks.
import { mount, unmount } from 'svelte'
import type { PanelQuestion } from '../../runtime/ports.ts'
import type { DeskPatch } from '../session/desk.ts'
import AskForFiles from './AskForFiles.svelte'

let last: Promise<unknown> = Promise.resolve()

/** Names of files of the patch; null where the question was closed, or `signal` closes it. */
export function askForFiles(
  patch: DeskPatch,
  question: PanelQuestion,
  signal: AbortSignal
): Promise<readonly string[] | null> {
  const mine = last.then(() => (signal.aborted ? null : show(patch, question, signal)))
  last = mine
  return mine
}

function show(
  patch: DeskPatch,
  question: PanelQuestion,
  signal: AbortSignal
): Promise<readonly string[] | null> {
  return new Promise((resolve) => {
    const answer = (names: readonly string[] | null): void => {
      signal.removeEventListener('abort', off)
      resolve(names)
      void unmount(dialog)
    }
    const off = (): void => answer(null)
    const dialog = mount(AskForFiles, {
      target: document.body,
      props: { patch, question, onanswer: answer }
    })
    signal.addEventListener('abort', off)
  })
}
