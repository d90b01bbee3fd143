// Files that are on the disk when it is said that they are: what a power cut empties was never kept.
import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { copyFile, mkdir, open, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** SHA-256 in lower-case hexadecimal digits. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array)
  return hash.digest('hex')
}

/** Waits until a file, or a folder's list of names, is on the disk. */
export async function flush(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Copies a file to where there is none yet; shares its blocks where the file system can. */
export async function copyDurably(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
  await flush(to)
}

export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return false
    throw error
  }
}

/** Names of the assets in a data folder or a backup, as `ab/abcd…`; none where there is no such folder. */
export async function assetNames(folder: string): Promise<string[]> {
  const assets = join(folder, 'assets')
  if (!(await exists(assets))) return []
  const names: string[] = []
  for (const part of (await readdir(assets)).sort())
    for (const hash of (await readdir(join(assets, part))).sort()) names.push(`${part}/${hash}`)
  return names
}
