// Origins of transactions that bring what others have made: neither is an edit of this tab, so neither is written by it.

/** What was read from the disk. */
export const LOADED: object = Object.freeze({ origin: 'loaded' })

/** What another tab of this browser edited; that tab writes it. */
export const REMOTE_TAB: object = Object.freeze({ origin: 'remote tab' })
