// Where a patch's data lies, and what messages call it. By itself, since pages ask for it that open no storage.
export const dataDatabase = (patchId: string): string => `loadbang-data-${patchId}`

/** What is wrong is said of this. */
export const WHAT = 'The data of this patch'
