// A backup of a data folder whose hub may be running: a folder with the database as it was at one moment, every asset that it may refer to,
// the secret that keys are signed with, and a manifest, written last. Nobody has to stop: SQLite reads beside the writer, and assets never
// change once they have a name.
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import * as Type from '@sinclair/typebox'
import { HubError } from '../errors.ts'
import { assetNames, copyDurably, exists, flush, sha256Of } from '../embedded/files.ts'

export const Manifest = Type.Object({
  format: Type.Literal('loadbang-backup'),
  version: Type.Literal(1),
  /** When it was made; ISO 8601. */
  made: Type.String(),
  database: Type.Object({ sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
  assets: Type.Integer({ minimum: 0 })
})
export type Manifest = Type.Static<typeof Manifest>

/** Rejects with `backup-there`, `backup-no-data`, or what the disk says; then there is no new folder. */
export async function backUp(folder: string, to: string): Promise<Manifest> {
  const target = resolve(to)
  if (await exists(target)) throw new HubError('backup-there')
  if (!(await exists(join(folder, 'hub.db')))) throw new HubError('backup-no-data')
  const part = `${target}.unfinished`
  await rm(part, { recursive: true, force: true })
  await mkdir(part, { recursive: true, mode: 0o700 })
  try {
    await copyAssets(folder, part)
    await copyDatabase(folder, part)
    // What came meanwhile may be in the database already.
    await copyAssets(folder, part)
    if (await exists(join(folder, 'secret'))) await copyDurably(join(folder, 'secret'), join(part, 'secret'))
    const manifest: Manifest = {
      format: 'loadbang-backup',
      version: 1,
      made: new Date().toISOString(),
      database: { sha256: await sha256Of(join(part, 'hub.db')) },
      assets: (await assetNames(part)).length
    }
    await writeFile(join(part, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true })
    await flush(part)
    await rename(part, target)
    await flush(dirname(target))
    return manifest
  } catch (error) {
    await rm(part, { recursive: true, force: true })
    throw error
  }
}

async function copyDatabase(folder: string, to: string): Promise<void> {
  const database = new DatabaseSync(join(folder, 'hub.db'), { readOnly: true })
  try {
    await backup(database, join(to, 'hub.db'))
  } finally {
    database.close()
  }
  await flush(join(to, 'hub.db'))
}

async function copyAssets(folder: string, to: string): Promise<void> {
  const there = new Set(await assetNames(to))
  for (const name of await assetNames(folder)) {
    if (there.has(name)) continue
    try {
      await copyDurably(join(folder, 'assets', name), join(to, 'assets', name))
    } catch (error) {
      // Collected since it was listed: nothing refers to it.
      if ((error as { code?: string }).code !== 'ENOENT') throw error
    }
  }
}
