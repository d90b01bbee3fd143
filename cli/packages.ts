// The bytes that came with a patch's file, and the packages of code among them. Nothing is fetched.
import { packagesFrom } from '../src/lib/engine/packages.ts'
import { keptPackage } from '../src/lib/patch/edit-packages.ts'
import type { Assets, Packages } from '../src/lib/runtime/ports.ts'
import type { LoadedFile } from './read-file.ts'

export const assetsOf = ({ assets }: Pick<LoadedFile, 'assets'>): Assets => ({
  async get(hash, type) {
    const blob = await assets.get(hash)?.blob()
    return blob?.slice(0, blob.size, type) ?? null
  }
})

export const packagesOf = (loaded: Pick<LoadedFile, 'assets' | 'doc'>): Packages =>
  packagesFrom(assetsOf(loaded), (specifier) => Promise.resolve(keptPackage(loaded.doc, specifier)))
