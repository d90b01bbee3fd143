// How Chromium is told which of its two IndexedDB backends to use: the one it has had, and the one it is moving to.
import { without } from './browser-features.ts'

export const backends = {
  LevelDB: [without('IdbSqliteBackingStore')],
  SQLite: ['--enable-features=IdbSqliteBackingStore']
} as const
export type Backend = keyof typeof backends
