// The hub's secret, with which it signs keys: from the settings, or made at random in the data folder, for this user of the machine alone.
// Whoever loses it loses every key; it belongs into a backup.
import { randomBytes } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { HubError } from '../errors.ts'

const shortest = 32

/** Rejects with `settings-wrong` when it is too short, or `storage-failed`. The folder must be locked: two would make one each. */
export async function hubSecret(folder: string, configured?: string): Promise<Buffer> {
  const text = configured || (await kept(join(folder, 'secret')))
  if (text.length < shortest)
    throw new HubError('settings-wrong', `the secret has fewer than ${shortest} characters`)
  return Buffer.from(text)
}

async function kept(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (cause) {
    // One that cannot be read is not one that is not there: another in its place would end every key.
    if ((cause as { code?: string }).code === 'ENOENT') return make(path)
    throw new HubError('storage-failed', 'the secret cannot be read', { cause })
  }
}

/** Whole or not at all, also after power loss. */
async function make(path: string): Promise<string> {
  const made = randomBytes(48).toString('base64url')
  try {
    const file = await open(`${path}.new`, 'w', 0o600)
    try {
      await file.writeFile(made)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(`${path}.new`, path)
    return made
  } catch (cause) {
    throw new HubError('storage-failed', 'the secret cannot be written', { cause })
  }
}
