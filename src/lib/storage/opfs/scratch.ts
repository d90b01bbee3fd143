// Room for a while: bytes that are written once, in order, and then read as a Blob. A file on the disk where the browser has files
// for its pages, else memory.
import { nanoid } from 'nanoid'
import { diskFull } from '../errors.ts'
import { memoryScratch, type Scratch } from '../bytes/scratch.ts'
import { directoryIn, hasFiles, root } from './directory.ts'

const SCRATCH = 'scratch'
/** What a tab that died left behind is taken away after an hour, in milliseconds. */
const HOUR = 3_600_000
/** Bytes of one write: each is a message to another process. */
const PORTION = 2 ** 20

export async function fileScratch(): Promise<Scratch> {
  if (!(await hasFiles())) return memoryScratch()
  const directory = (await directoryIn(await root(), SCRATCH, true))!
  await sweep(directory).catch(() => {})
  const handle = await directory.getFileHandle(nanoid(), { create: true })
  const out = await handle.createWritable()
  const held = new Uint8Array(PORTION)
  let filled = 0
  let open = true

  const send = async (bytes: Uint8Array<ArrayBuffer>) => {
    try {
      await out.write(bytes)
    } catch (thrown) {
      throw isFull(thrown) ? diskFull() : thrown
    }
  }

  return {
    async write(bytes) {
      for (let at = 0; at < bytes.length;) {
        const part = bytes.subarray(at, at + PORTION - filled)
        held.set(part, filled)
        filled += part.length
        at += part.length
        if (filled < PORTION) continue
        await send(held)
        filled = 0
      }
    },
    async end() {
      await send(held.subarray(0, filled))
      try {
        await out.close()
      } catch (thrown) {
        throw isFull(thrown) ? diskFull() : thrown
      }
      open = false
      return handle.getFile()
    },
    async remove() {
      if (open) await out.abort().catch(() => {})
      await directory.removeEntry(handle.name).catch(() => {})
    }
  }
}

const isFull = (thrown: unknown): boolean =>
  thrown instanceof DOMException && thrown.name === 'QuotaExceededError'

async function sweep(directory: FileSystemDirectoryHandle): Promise<void> {
  for await (const handle of directory.values()) {
    if (handle.kind !== 'file') continue
    const { lastModified } = await handle.getFile()
    if (Date.now() - lastModified > HOUR) await directory.removeEntry(handle.name)
  }
}
