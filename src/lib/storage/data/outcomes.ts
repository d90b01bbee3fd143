// How calls end: who is told, and what.
import { asLoadbangError } from '../../runtime/errors.ts'
import type { Asked } from './call.ts'

/** Tells whoever asked; of fast calls, which have their answer, whoever is told of such. */
export function fail(all: readonly Asked[], error: unknown): void {
  for (const asked of all) {
    if (asked.answered) asked.manner.failed?.(asLoadbangError(error, 'storage-failed'))
    else asked.reject(error)
  }
}

/** Trying each call alone helps when one of them is at fault, not when the place itself is gone. */
export const perhapsOneAtFault = (code: string): boolean =>
  code === 'storage-full' || code === 'storage-value' || code === 'storage-failed'

/** Answers whoever has no answer yet; whether anything was done. */
export function settle(all: readonly Asked[]): boolean {
  let any = false
  for (const asked of all) {
    if (asked.outcome === 'error') fail([asked], asked.value)
    else if (!asked.answered) asked.resolve(asked.value)
    any ||= asked.deeds.length > 0
  }
  return any
}
