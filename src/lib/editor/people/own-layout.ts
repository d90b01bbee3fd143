// Whether this browser shows a patch in the person's own layout. Not part of the patch: each browser looks as it likes.
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
