// Bringing a backup back: it is checked and copied beside what is there, whole, before anything is changed; `embedded/restored.ts` puts it in
// place when the folder is opened next. What was there before is kept.
import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Value } from '@sinclair/typebox/value'
import { schemaVersion } from '../embedded/schema.ts'
import { readyIn, readyName } from '../embedded/restored.ts'
import { HubError } from '../errors.ts'
import { Manifest } from './backup.ts'
import { assetNames, copyDurably, exists, flush, sha256Of } from '../embedded/files.ts'

/** Rejects with `backup-damaged`, `storage-newer`, or what the disk says; then nothing has changed. */
export async function stageRestore(from: string, folder: string): Promise<Manifest> {
  const manifest = await readManifest(from)
  await check(from, manifest)
  const part = join(folder, 'restore.unfinished')
  await rm(part, { recursive: true, force: true })
  try {
    await copyDurably(join(from, 'hub.db'), join(part, 'hub.db'))
    for (const name of await assetNames(from))
      await copyDurably(join(from, 'assets', name), join(part, 'assets', name))
    if (await exists(join(from, 'secret'))) await copyDurably(join(from, 'secret'), join(part, 'secret'))
    await flush(part)
    for (const name of readyIn(folder)) await rm(join(folder, name), { recursive: true, force: true })
    await rename(part, join(folder, readyName(Date.now())))
    await flush(folder)
  } catch (error) {
    await rm(part, { recursive: true, force: true })
    throw error
  }
  return manifest
}

async function readManifest(from: string): Promise<Manifest> {
  try {
    const read: unknown = JSON.parse(await readFile(join(from, 'manifest.json'), 'utf8'))
    if (Value.Check(Manifest, read)) return read
  } catch (cause) {
    throw new HubError('backup-damaged', 'its manifest cannot be read', { cause })
  }
  throw new HubError('backup-damaged', 'its manifest is none of ours')
}

async function check(from: string, manifest: Manifest): Promise<void> {
  const path = join(from, 'hub.db')
  if (!(await exists(path)) || (await sha256Of(path)) !== manifest.database.sha256)
    throw new HubError('backup-damaged', 'its database is not what was backed up')
  const names = await assetNames(from)
  if (names.length !== manifest.assets) throw new HubError('backup-damaged', 'assets are missing')
  for (const name of names) {
    if ((await sha256Of(join(from, 'assets', name))) !== name.slice(3))
      throw new HubError('backup-damaged', `the asset ${name.slice(3)} is not what was backed up`)
  }
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    const { user_version } = database.prepare('PRAGMA user_version').get() as { user_version: number }
    if (user_version > schemaVersion) throw new HubError('storage-newer')
    const { integrity_check } = database.prepare('PRAGMA integrity_check').get() as {
      integrity_check: string
    }
    if (integrity_check !== 'ok') throw new HubError('backup-damaged', integrity_check)
  } finally {
    database.close()
  }
}
