// Who may only look is told so when they try more.
import { viewOnly } from '../../patch/context.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { notices } from '../shell/notices.svelte.ts'

export function sayViewOnly(): void {
  const { message, advice } = viewOnly()
  notices.say(message, advice)
}

/** For what reaches the window: says so if it is that; true where it was. */
export function saidViewOnly(thrown: unknown): boolean {
  const is = thrown instanceof LoadbangError && thrown.code === 'view-only'
  if (is) sayViewOnly()
  return is
}
