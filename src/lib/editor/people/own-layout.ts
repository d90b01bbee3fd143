// Whether this browser shows a patch in the person's own layout. Not part of the patch: each browser looks as it likes.
import { takeLayout } from '../../patch/edits.ts'
import type { DocContext } from '../../patch/context.ts'
import { me } from './me.svelte.ts'

const key = (patchId: string): string => `loadbang-own-layout-${patchId}`

export function recallOwnLayout(patchId: string): boolean {
  try {
    return localStorage.getItem(key(patchId)) === 'yes'
  } catch {
    return false
  }
}

export function rememberOwnLayout(patchId: string, own: boolean): void {
  try {
    if (own) localStorage.setItem(key(patchId), 'yes')
    else localStorage.removeItem(key(patchId))
  } catch {
    // A browser that refuses to remember shows the common layout.
  }
}

/** The patch is this person's alone now: what they see is what they keep. To be called once nobody else hears of edits. */
export function keepOwnLayout(patch: DocContext & { readonly patchId: string }): void {
  if (!recallOwnLayout(patch.patchId)) return
  takeLayout(patch, me.id)
  rememberOwnLayout(patch.patchId, false)
}
