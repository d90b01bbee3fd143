// Packages for cells: what is kept of them is found in the document, by `find`; their files are among the patch's assets.
import type { KeptPackage } from '../patch/edit-packages.ts'
import { LoadbangError } from '../runtime/errors.ts'
import type { Binary } from '../runtime/message.ts'
import type { Assets, Packages } from '../runtime/ports.ts'

/** `find` rejects with a LoadbangError where it cannot be had; null where nothing could be asked for it. */
export function packagesFrom(
  assets: Assets,
  find: (specifier: string) => Promise<KeptPackage | null>
): Packages {
  return {
    async load(specifier) {
      const kept = await find(specifier)
      if (!kept) throw notKept()
      const files = new Map<string, string>()
      for (const { url, sha256 } of kept.files) {
        const bytes = await assets.get(sha256, 'text/javascript')
        if (bytes === null) throw notKept()
        files.set(url, await textOf(bytes))
      }
      return { entry: kept.entry, files, moved: new Map(kept.moved.map(({ from, to }) => [from, to])) }
    }
  }
}

const notKept = (): LoadbangError =>
  new LoadbangError(
    'cell-import',
    'Its code is not kept with the patch.',
    'Open the patch in the page, with a network, and run the cell there: then it is.'
  )

async function textOf(binary: Binary): Promise<string> {
  const bytes =
    binary instanceof ArrayBuffer || ArrayBuffer.isView(binary) ? binary : await binary.arrayBuffer?.()
  return new TextDecoder().decode(bytes)
}
