// Assets as files: `assets/ID/HASH` in the origin's private file system. A file is written under another name and renamed when it is
// whole, so what bears a hash as its name is that content.
import { nanoid } from 'nanoid'
import { isSha256, Sha256 } from '../bytes/sha256.ts'
import { piecesOf } from '../bytes/pieces.ts'
import { failed } from '../errors.ts'
import { translate } from '../idb/translate.ts'
import { directoryIn, hasFiles, root } from '../opfs/directory.ts'
import type { AssetFacts, Assets } from './assets.ts'
import { assetsFull, assetsLimit, bytesOf, inTurn } from './share.ts'

export const ASSETS = 'assets'
const WHAT = 'A file of this patch'
const DRAFT = 'draft-'

/** Null where this browser has no such file system, or refuses it. Makes no directory. */
export async function openOpfsAssets(patchId: string, limit: number = assetsLimit): Promise<Assets | null> {
  if (!(await hasFiles())) return null
  const use = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (thrown) {
      throw translate(WHAT, thrown)
    }
  }
  const fileOf = async (hash: string): Promise<File | null> => {
    const directory = isSha256(hash) ? await placeOf(patchId, false) : null
    return directory && (await within(() => directory.getFileHandle(hash).then((file) => file.getFile())))
  }
  const room = countedRoom(() => factsIn(patchId), limit)

  const putBlob = (blob: Blob): Promise<string> =>
    inTurn(patchId, () =>
      use(async () => {
        if (!(await room.fits(blob.size))) {
          // Unless it is there already.
          const hash = await hashOf(blob)
          if (await fileOf(hash)) return hash
          throw assetsFull(limit)
        }
        const directory = (await placeOf(patchId, true))!
        const draft = await directory.getFileHandle(`${DRAFT}${nanoid()}`, { create: true })
        try {
          const hash = await copyInto(draft, blob)
          if (await fileOf(hash)) await directory.removeEntry(draft.name)
          else {
            await (draft as MovableFile).move(hash)
            room.take(blob.size)
          }
          return hash
        } catch (thrown) {
          await directory.removeEntry(draft.name).catch(() => {})
          throw thrown
        }
      })
    )

  return {
    // A Blob is a copy, taken at once.
    put: (bytes) => putBlob(new Blob([bytes as Uint8Array<ArrayBuffer>])),
    putBlob,
    get: (hash) =>
      use(async () => {
        const file = await fileOf(hash)
        return file && new Uint8Array(await file.arrayBuffer())
      }),
    getBlob: (hash, type = '') =>
      use(async () => {
        const file = await fileOf(hash)
        return file && file.slice(0, file.size, type)
      }),
    has: (hash) => use(async () => (await fileOf(hash)) !== null),
    delete: (hash) =>
      use(async () => {
        const directory = isSha256(hash) ? await placeOf(patchId, false) : null
        room.forget()
        return (
          directory !== null && (await within(() => directory.removeEntry(hash).then(() => true))) === true
        )
      }),
    list: () => use(async () => (await factsIn(patchId)).map(({ hash }) => hash)),
    facts: () => use(() => factsIn(patchId)),
    close() {}
  }
}

/** Deletes all assets of a patch. */
export async function deleteOpfsAssets(patchId: string): Promise<void> {
  if (!(await hasFiles())) return
  try {
    const assets = await directoryIn(await root(), ASSETS, false)
    if (assets) await within(() => assets.removeEntry(patchId, { recursive: true }))
  } catch (thrown) {
    throw translate(WHAT, thrown)
  }
}

/** Whether there is a place for assets of this patch. Makes none. */
export const hasOpfsAssets = async (patchId: string): Promise<boolean> =>
  (await hasFiles()) && (await placeOf(patchId, false)) !== null

/** Takes away what was begun and never finished, by a tab that died, say. To be asked in turn. */
export async function removeDrafts(patchId: string, olderThan: number): Promise<void> {
  if (!(await hasFiles())) return
  const directory = await placeOf(patchId, false)
  if (!directory) return
  for await (const handle of directory.values()) {
    if (handle.kind !== 'file' || !handle.name.startsWith(DRAFT)) continue
    if ((await handle.getFile()).lastModified < olderThan) await directory.removeEntry(handle.name)
  }
}

// Younger than the types.
interface MovableFile extends FileSystemFileHandle {
  move(name: string): Promise<void>
}

async function placeOf(patchId: string, create: boolean): Promise<FileSystemDirectoryHandle | null> {
  const assets = await directoryIn(await root(), ASSETS, create)
  return assets && directoryIn(assets, patchId, create)
}

async function factsIn(patchId: string): Promise<AssetFacts[]> {
  const directory = await placeOf(patchId, false)
  if (!directory) return []
  const files: FileSystemFileHandle[] = []
  for await (const handle of directory.values()) {
    if (handle.kind === 'file' && isSha256(handle.name)) files.push(handle)
  }
  const facts = await Promise.all(
    files.map(async (handle) => {
      const file = await within(() => handle.getFile())
      return file ? [{ hash: handle.name, size: file.size, at: file.lastModified }] : []
    })
  )
  return facts.flat().sort((a, b) => (a.hash < b.hash ? -1 : 1))
}

/** Null where it is not there. */
async function within<T>(look: () => Promise<T>): Promise<T | null> {
  try {
    return await look()
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'NotFoundError') return null
    throw thrown
  }
}

async function hashOf(blob: Blob): Promise<string> {
  const hash = new Sha256()
  for await (const piece of piecesOf(blob)) hash.update(piece)
  return hash.digest()
}

async function copyInto(handle: FileSystemFileHandle, blob: Blob): Promise<string> {
  const hash = new Sha256()
  const out = await handle.createWritable()
  try {
    for await (const piece of piecesOf(blob)) {
      hash.update(piece)
      await out.write(piece)
    }
    await out.close()
  } catch (thrown) {
    await out.abort().catch(() => {})
    throw thrown
  }
  if ((await handle.getFile()).size !== blob.size) throw failed(WHAT, new Error('it was not written whole'))
  return hash.digest()
}

/** Files that are counted in no time. */
const FEW = 300

/**
 * What is used, counted anew before each put, for another tab may have put or deleted some; where there are many, so often that it
 * takes a twentieth of the time, and before anything is refused.
 */
function countedRoom(facts: () => Promise<AssetFacts[]>, limit: number) {
  let used = 0
  let until = 0
  const count = async () => {
    const began = performance.now()
    const all = await facts()
    used = bytesOf(all)
    const now = performance.now()
    until = all.length <= FEW ? 0 : now + 20 * (now - began)
  }
  return {
    async fits(size: number): Promise<boolean> {
      const late = performance.now() >= until
      if (late) await count()
      if (!late && used + size > limit) await count()
      return used + size <= limit
    },
    take: (size: number) => void (used += size),
    forget: () => void (until = 0)
  }
}
