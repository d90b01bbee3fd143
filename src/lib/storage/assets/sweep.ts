// Mark and sweep: a patch's files that nothing needs any more make room. Marked is what the document refers to, what any version of
// its history does, and what whoever has it open has seen (an undo may bring it back); of the rest, what is younger than a day
// stays, too. A patch in the trash has its files for itself, and nobody sweeps them.
import * as Y from 'yjs'
import { readDocument } from '../document/whole.ts'
import { versionUpdates } from '../history/whole.ts'
import { bytesOf, assetsLock } from './share.ts'
import { hasAssets, openPatchAssets, putHere } from './patch-assets.ts'
import { removeDrafts } from './opfs.ts'
import { referencedAssets } from './references.ts'

export interface SweepOptions {
  /** The document where it is open; it is read from the disk if absent. */
  doc?: Y.Doc
  /** What this tab has seen of it since it was opened. */
  seen?: ReadonlySet<string>
  /** Whether no other tab has the patch open, whose undo stack nobody else knows. Asked while nothing can be put. */
  alone(): Promise<boolean>
  now?: number
  /** Only these go, however young they are, where nothing that is kept refers to them: what a running patch wrote, and wrote anew. */
  spent?: ReadonlySet<string>
}

/** Milliseconds that a file stays after nothing refers to it; counted from when it was put. */
const DAY = 24 * 3_600_000

/** Gives the bytes that have become free. Does nothing where anything cannot be read, or anybody else is at it. */
export async function sweepAssets(patchId: string, options: SweepOptions): Promise<number> {
  const locks = (globalThis.navigator as { locks?: LockManager } | undefined)?.locks
  if (!locks || !(await hasAssets(patchId))) return 0
  return locks.request(assetsLock(patchId), { ifAvailable: true }, async (lock) =>
    lock && (await options.alone()) ? sweep(patchId, options) : 0
  )
}

async function sweep(patchId: string, { doc, seen, now = Date.now(), spent }: SweepOptions): Promise<number> {
  await removeDrafts(patchId, now - DAY)
  const assets = await openPatchAssets(patchId)
  try {
    const old = (await assets.facts()).filter(({ hash, at }) => (spent ? spent.has(hash) : at < now - DAY))
    const unused = new Map(old.map((fact) => [fact.hash, fact]))
    const mark = (hashes: Iterable<string>) => {
      for (const hash of hashes) unused.delete(hash)
    }
    mark(seen ?? [])
    if (!spent) mark(putHere(patchId))
    if (unused.size === 0) return 0
    if (doc) mark(referencedAssets(doc))
    else {
      const update = await readDocument(patchId)
      // Without a document nothing is known.
      if (!update) return 0
      mark(referencesIn(update))
    }
    for await (const update of versionUpdates(patchId)) {
      if (unused.size === 0) break
      mark(referencesIn(update))
    }
    for (const hash of unused.keys()) await assets.delete(hash)
    return bytesOf([...unused.values()])
  } finally {
    assets.close()
  }
}

function referencesIn(update: Uint8Array): Set<string> {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, update)
    return referencedAssets(doc)
  } finally {
    doc.destroy()
  }
}
