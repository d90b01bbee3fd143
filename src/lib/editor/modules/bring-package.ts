// A package that a cell imports: as it is kept with the patch or, if the person agrees, from the module server; then it is kept.
import { fetchPackage, type FetchedPackage } from '../../jsrunner/modules/fetch-package.ts'
import { isPackage, withoutScheme } from '../../jsrunner/modules/specifier.ts'
import { keptPackage, persistPackage, type KeptFile, type KeptPackage } from '../../patch/edit-packages.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { Assets } from '../../storage/assets/assets.ts'
import { openPatchAssets } from '../../storage/assets/patch-assets.ts'
import type { DeskPatch } from '../session/desk.ts'
import { askHost } from './ask-host.ts'
import { moduleServer } from './module-server.ts'

/** Rejects with a LoadbangError (`cell-import`, `storage-…`). */
export async function bringPackage(patch: DeskPatch, specifier: string): Promise<KeptPackage> {
  if (!isPackage(specifier)) throw new LoadbangError('cell-import', `${specifier} names no package.`)
  const assets = await openPatchAssets(patch.patchId)
  try {
    const kept = keptPackage(patch.doc, specifier)
    if (kept && (await allThere(assets, kept))) return kept
    const fetched = await fetchPackage(specifier, await allowedServer(patch.patchId, specifier))
    const brought = await keep(assets, fetched)
    if (kept && !sameBytes(kept, brought)) throw changed()
    persistPackage(patch, specifier, brought)
    return brought
  } finally {
    assets.close()
  }
}

async function allThere(assets: Assets, { files }: KeptPackage): Promise<boolean> {
  const there = await Promise.all(files.map(({ sha256 }) => assets.has(sha256)))
  return there.every((one) => one)
}

async function allowedServer(patchId: string, specifier: string): Promise<string> {
  for (;;) {
    const server = moduleServer()
    const { host } = new URL(server)
    if (!(await askHost(patchId, host, `load code from ${host}: ${withoutScheme(specifier)}`)))
      throw new LoadbangError(
        'cell-import',
        'It was not loaded: you have not allowed it.',
        'Run the cell again to be asked again.'
      )
    // In the dialog another one may have been chosen.
    if (moduleServer() === server) return server
  }
}

async function keep(assets: Assets, { entry, files, moved }: FetchedPackage): Promise<KeptPackage> {
  const kept: KeptFile[] = []
  for (const [url, bytes] of files) kept.push({ url, sha256: await assets.put(bytes), size: bytes.length })
  kept.sort((a, b) => (a.url < b.url ? -1 : 1))
  return { entry, files: kept, moved: [...moved].map(([from, to]) => ({ from, to })) }
}

/** Of files that both have. */
function sameBytes(before: KeptPackage, now: KeptPackage): boolean {
  const hashes = new Map(before.files.map(({ url, sha256 }) => [url, sha256]))
  return now.files.every(({ url, sha256 }) => (hashes.get(url) ?? sha256) === sha256)
}

const changed = (): LoadbangError =>
  new LoadbangError(
    'cell-import',
    'The server now has other code under that name than this patch was made with.',
    'Take a copy of the patch that has the code with it, or another version of the package.'
  )
