// Of the grants of a patch (grants.ts), what deleting it for good needs to know.

export const grantsKey = (patchId: string): string => `loadbang-grants-${patchId}`

export function forgetGrants(patchId: string): void {
  try {
    localStorage.removeItem(grantsKey(patchId))
  } catch {
    // Then there are none.
  }
}
