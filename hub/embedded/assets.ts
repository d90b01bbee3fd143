// The asset port on files: `assets/ab/abcd…` when whole, `uploads/UPLOADER.HASH` while it grows. A file gets its name only after it was
// checked and flushed, and the name is flushed with its folder: so what has a name is whole, also after power loss.
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { HubError } from '../errors.ts'
import type { AssetInfo, Assets, Upload } from '../ports/assets.ts'
import { flush, sha256Of } from './files.ts'
import { takeTurns } from './turns.ts'

export interface AssetsOptions {
  /** Bytes an asset may have. */
  maxSize?: number
}

export async function embeddedAssets(
  folder: string,
  { maxSize = 4 * 1024 ** 3 }: AssetsOptions = {}
): Promise<Assets> {
  const whole = join(folder, 'assets')
  const uploads = join(folder, 'uploads')
  await mkdir(whole, { recursive: true, mode: 0o700 })
  await mkdir(uploads, { recursive: true, mode: 0o700 })
  // One piece of an upload after the other.
  const inTurn = takeTurns()

  const place = (hash: string): string => join(whole, checked(hash).slice(0, 2), hash)
  const growing = (hash: string, uploader: string): string => {
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(uploader))
      throw new HubError('asset-name', 'an uploader has no such name')
    return join(uploads, `${uploader}.${checked(hash)}`)
  }
  const info = async (hash: string): Promise<AssetInfo | null> => {
    const found = await sizeOf(place(hash))
    return found && { hash, size: found.size, stored: found.at }
  }
  const begin = async (hash: string, size: number, uploader: string): Promise<Upload> => {
    if (!Number.isSafeInteger(size) || size < 0 || size > maxSize) throw new HubError('asset-too-large')
    const path = growing(hash, uploader)
    const there = await info(hash)
    if (there) {
      await rm(path, { force: true })
      // Collection goes by age: an asset that is wanted again is young again.
      await utimes(place(hash), new Date(), new Date())
      return { offset: there.size, done: true }
    }
    const found = await sizeOf(path)
    if (found && found.size <= size && size > 0) return { offset: found.size, done: false }
    await (await open(path, 'w', 0o600)).close()
    if (size > 0) return { offset: 0, done: false }
    return finish(hash, size, path)
  }
  const finish = async (hash: string, size: number, path: string): Promise<Upload> => {
    if ((await sha256Of(path)) !== hash) {
      await rm(path, { force: true })
      throw new HubError('asset-mismatch')
    }
    const target = place(hash)
    await flush(path)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await flush(whole)
    await rename(path, target)
    await flush(dirname(target))
    return { offset: size, done: true }
  }

  return {
    info: (hash) => guarded(info(hash)),
    async read(hash, range) {
      const found = await guarded(info(hash))
      if (!found) throw new HubError('asset-missing')
      const file = await guarded(open(place(hash), 'r'))
      if (range && range.end <= range.start) {
        await file.close()
        return pieces([])
      }
      return unreadable(
        createReadStream('', { fd: file, ...(range && { start: range.start, end: range.end - 1 }) })
      )
    },
    begin: async (hash, size, uploader) => inTurn(growing(hash, uploader), () => begin(hash, size, uploader)),
    write: async (hash, size, uploader, offset, piece) =>
      inTurn(growing(hash, uploader), async () => {
        const upload = await begin(hash, size, uploader)
        if (upload.done) return upload
        if (offset !== upload.offset) throw new HubError('asset-offset', `expected ${upload.offset}`)
        if (offset + piece.length > size) throw new HubError('asset-mismatch', 'it is longer than was said')
        const path = growing(hash, uploader)
        const file = await open(path, 'r+')
        try {
          await file.write(piece, 0, piece.length, offset)
        } catch (error) {
          await file.truncate(offset).catch(() => {})
          throw writing(error)
        } finally {
          await file.close()
        }
        const now = offset + piece.length
        return now < size ? { offset: now, done: false } : finish(hash, size, path)
      }),
    abort: (hash, uploader) => rm(growing(hash, uploader), { force: true }),
    async remove(hash) {
      const path = place(hash)
      await rm(path, { force: true })
      await flush(dirname(path)).catch(() => {})
    },
    async *list() {
      for (const part of (await readdir(whole)).sort()) {
        for (const hash of (await readdir(join(whole, part))).sort()) {
          const found = await info(hash)
          if (found) yield found
        }
      }
    },
    async sweepUploads(olderThan) {
      let count = 0
      for (const name of await readdir(uploads)) {
        const found = await sizeOf(join(uploads, name))
        if (!found || found.at >= olderThan) continue
        await rm(join(uploads, name), { force: true })
        count++
      }
      return count
    }
  }
}

function checked(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new HubError('asset-name')
  return hash
}

/** Null only when there is nothing of the name. */
async function sizeOf(path: string): Promise<{ size: number; at: number } | null> {
  try {
    const { size, mtimeMs } = await stat(path)
    return { size, at: mtimeMs }
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null
    throw error
  }
}

function guarded<T>(work: Promise<T>): Promise<T> {
  return work.catch((cause: unknown) => {
    throw cause instanceof HubError ? cause : new HubError('asset-unreadable', '', { cause })
  })
}

async function* unreadable(stream: AsyncIterable<unknown>): AsyncIterable<Uint8Array> {
  try {
    for await (const piece of stream) yield piece as Uint8Array
  } catch (cause) {
    throw new HubError('asset-unreadable', '', { cause })
  }
}

async function* pieces(all: Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* all
}

function writing(cause: unknown): HubError {
  const code = (cause as { code?: string }).code
  if (code === 'ENOSPC' || code === 'EDQUOT') return new HubError('storage-full', '', { cause })
  if (code === 'EROFS' || code === 'EACCES') return new HubError('storage-read-only', '', { cause })
  return new HubError('storage-failed', '', { cause })
}
