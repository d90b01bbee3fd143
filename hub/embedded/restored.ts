// Puts a backup that `care/restore.ts` has laid ready in the place of what is there. Every step is one rename, and each can be the last
// before a power cut: the next opening goes on from there.
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'

/** A checked backup lies ready in `restore-ready-TIME` of the data folder. */
export const readyName = (time: number): string => `restore-ready-${time}`

/** Names of what lies ready, the latest last. */
export const readyIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /^restore-ready-\d+$/.test(name))
    .sort()

/** With the folder locked, before its database is opened. What was there goes to `before-restore-TIME`; gives that name, or null. */
export function finishRestore(folder: string): string | null {
  const name = readyIn(folder).at(-1)
  if (name === undefined) return null
  const ready = join(folder, name)
  const beforeName = name.replace('restore-ready', 'before-restore')
  const before = join(folder, beforeName)
  mkdirSync(before, { recursive: true, mode: 0o700 })
  const away = (entry: string) => {
    if (existsSync(join(folder, entry))) renameSync(join(folder, entry), join(before, entry))
  }
  const entries = readdirSync(ready)
  // The journals belong to the database that goes: beside another one they would be read with it.
  if (entries.includes('hub.db')) {
    away('hub.db-wal')
    away('hub.db-shm')
  }
  for (const entry of entries) {
    away(entry)
    renameSync(join(ready, entry), join(folder, entry))
  }
  rmdirSync(ready)
  return beforeName
}
