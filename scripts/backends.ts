// How Chromium is told which of its two IndexedDB backends to use: the one it has had, and the one it is moving to.
export const backends = {
  LevelDB: ['--disable-features=IdbSqliteBackingStore'],
  SQLite: ['--enable-features=IdbSqliteBackingStore']
} as const
export type Backend = keyof typeof backends
