// Asks the person for a permission: one question after the other, whoever asks.
import { mount, unmount } from 'svelte'
import AskPermission from './AskPermission.svelte'
import { inTurn } from './questions.ts'

export interface PermissionQuestion {
  /** The patch's name. */
  patch: string
  /** The box's text. */
  box: string
  code: string
  what: string
  detail: string
}

/** `unneeded`: another answer has made the question needless; `signal` closes it, which is no answer: not allowed. */
export function askPermission(
  question: PermissionQuestion,
  unneeded: () => boolean,
  signal?: AbortSignal
): Promise<boolean> {
  return inTurn(() => {
    if (unneeded()) return true
    return signal?.aborted ? false : show(question, signal)
  })
}

function show(question: PermissionQuestion, signal?: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (yes: boolean): void => {
      signal?.removeEventListener('abort', off)
      resolve(yes)
      void unmount(dialog)
    }
    const off = (): void => answer(false)
    const dialog = mount(AskPermission, { target: document.body, props: { question, onanswer: answer } })
    signal?.addEventListener('abort', off)
  })
}
