// Who may only look is told so when they try more.
import { viewOnly } from '../../patch/context.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { notices } from '../shell/notices.svelte.ts'

/** Milliseconds after which the same is said again. */
const QUIET = 5_000

let saidAt = -Infinity

export function sayViewOnly(): void {
  saidAt = performance.now()
  const { message, advice } = viewOnly()
  notices.hint(message, advice)
}

/** For a hand that tries to edit: said once in a while, however often it tries. */
export function hintViewOnly(): void {
  if (performance.now() - saidAt >= QUIET) sayViewOnly()
}

/** For what reaches the window: says so if it is that; true where it was. */
export function saidViewOnly(thrown: unknown): boolean {
  const is = thrown instanceof LoadbangError && thrown.code === 'view-only'
  if (is) hintViewOnly()
  return is
}
