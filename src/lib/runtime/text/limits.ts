// How much text the grammar takes, so that a stranger's patch cannot exhaust the stack or the memory by one box.

/** Characters of one box or message. */
export const MAX_TEXT = 1_000_000
/** Levels of `{` and `[` inside each other. */
export const MAX_DEPTH = 64
