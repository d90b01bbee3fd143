// The hub's secret, with which it signs keys: from the settings, or made at random in the data folder, for this user of the machine alone.
// Whoever loses it loses every key; it belongs into a backup.
import { randomBytes } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HubError } from '../errors.ts'

const shortest = 32

/** Rejects with `settings-wrong` when it is too short, or what the disk says. */
export async function hubSecret(folder: string, configured?: string): Promise<Buffer> {
  const text = configured || (await kept(join(folder, 'secret')))
  if (text.length < shortest)
    throw new HubError('settings-wrong', `the secret has fewer than ${shortest} characters`)
  return Buffer.from(text)
}

async function kept(path: string): Promise<string> {
  try {
    // The folder is locked: nobody else makes one at the same time.
    const file = await open(path, 'wx', 0o600)
    try {
      const made = randomBytes(48).toString('base64url')
      await file.writeFile(made)
      await file.sync()
      return made
    } finally {
      await file.close()
    }
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
    return (await readFile(path, 'utf8')).trim()
  }
}
