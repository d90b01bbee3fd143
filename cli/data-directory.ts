// A directory that keeps what one patch stores:
//
//   kv.sqlite    the data
//   patch.json   {version: 1, patch: the file's real path, filled: whether the file's own data has been put in}
//   patch.lock   held while a run has the directory, so that two runs at once take turns
//
// The name is written before any data, and `filled` after all of it. A run that was killed in between leaves a directory that is
// bound but not filled: the next run fills it again, from the start, and nobody has run on it meanwhile. So nothing is
// lost and nothing counted twice.
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeSync
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { asLoadbangError, LoadbangError } from '../src/lib/runtime/errors.ts'
import { openSqliteStorage } from '../src/lib/storage/kv/sqlite.ts'
import type { PatchStorage, StoredEntry } from '../src/lib/storage/patch-storage.ts'

/** Milliseconds that a run waits for another to end. */
const PATIENCE = 10_000

interface Marker {
  patch: string
  filled: boolean
}

/**
 * The patch's storage in a directory, made if missing; `entries` are put in once. Throws LoadbangError: `data-other` where the
 * directory belongs to another patch, `data-busy`, `data-marker`, `storage-…`.
 */
export async function openDataDirectory(
  directory: string,
  patchFile: string,
  entries: readonly StoredEntry[] | AsyncIterable<StoredEntry>,
  patience: number = PATIENCE
): Promise<PatchStorage> {
  const patch = realpathSync(patchFile)
  const unlock = lock(directory, patience)
  let storage: PatchStorage | null = null
  try {
    let marker = readMarker(directory)
    if (marker && marker.patch !== patch) throw belongsTo(directory, marker.patch)
    storage = openSqliteStorage(directory)
    if (!marker) {
      // Data without a name: somebody took the marker away to give the data to this patch.
      marker = { patch, filled: await storage.hasData() }
      writeMarker(directory, marker)
    }
    if (!marker.filled) {
      await storage.write(entries)
      // Closed, so that the data is on the disk before the marker says that it is; a commit alone is not, without power.
      await storage.close()
      storage = null
      storage = openSqliteStorage(directory)
      writeMarker(directory, { patch, filled: true })
    }
  } catch (thrown) {
    await storage?.close()
    unlock()
    throw asLoadbangError(thrown, 'storage-failed')
  }
  const opened = storage
  return {
    ...opened,
    async close() {
      await opened.close()
      unlock()
    }
  }
}

/** Takes the directory for this process; the system gives it back when the process ends, however it ends. */
function lock(directory: string, patience: number): () => void {
  let db: DatabaseSync | undefined
  try {
    mkdirSync(directory, { recursive: true })
    db = new DatabaseSync(join(directory, 'patch.lock'))
    db.exec(`PRAGMA busy_timeout = ${patience}; BEGIN EXCLUSIVE`)
  } catch (thrown) {
    db?.close()
    // SQLITE_BUSY
    if ((thrown as { errcode?: unknown }).errcode === 5) {
      throw new LoadbangError(
        'data-busy',
        'Another run has this directory.',
        'Let it end, or use a directory of its own.'
      )
    }
    throw new LoadbangError(
      'storage-failed',
      `This directory cannot be used: ${thrown instanceof Error ? thrown.message : String(thrown)}.`
    )
  }
  const held = db
  return () => held.close()
}

const markerOf = (directory: string): string => join(directory, 'patch.json')

function readMarker(directory: string): Marker | null {
  let text: string
  try {
    text = readFileSync(markerOf(directory), 'utf8')
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw thrown
  }
  try {
    const { version, patch, filled } = JSON.parse(text) as Record<string, unknown>
    if (version === 1 && typeof patch === 'string' && typeof filled === 'boolean') return { patch, filled }
  } catch {
    // Said below.
  }
  throw new LoadbangError(
    'data-marker',
    'The file patch.json in this directory does not say which patch it belongs to.',
    'Delete patch.json to give the data to this patch, or use another directory.'
  )
}

function writeMarker(directory: string, { patch, filled }: Marker): void {
  const draft = `${markerOf(directory)}.part`
  const fd = openSync(draft, 'w')
  try {
    writeSync(fd, `${JSON.stringify({ version: 1, patch, filled })}\n`)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  renameSync(draft, markerOf(directory))
}

function belongsTo(directory: string, patch: string): LoadbangError {
  return new LoadbangError(
    'data-other',
    `This directory keeps the data of another patch, ${patch}.`,
    `Use another one; or delete ${markerOf(directory)} to give its data to this patch.`
  )
}
