// The bytes that came into a patch with a file, as its boxes ask for them: the patch's own, and no other's. Most patches have none,
// so the place that keeps them is opened when the first is asked for.
import type { Assets } from '../runtime/ports.ts'
import type { Assets as StoredAssets } from '../storage/assets/assets.ts'
import { watchCame } from '../storage/assets/came.ts'

export interface LiveAssets extends Assets {
  close(): Promise<void>
}

export function liveAssets(patchId: string): LiveAssets {
  let opening: Promise<StoredAssets> | null = null
  const open = async (): Promise<StoredAssets> => {
    const { openPatchAssets } = await import('../storage/assets/patch-assets.ts')
    return openPatchAssets(patchId)
  }
  const awaited = new Map<string, { came: Promise<void>; tell: () => void }>()
  let stop: (() => void) | null = null
  return {
    whenCome(sha256) {
      stop ??= watchCame(patchId, (hash) => {
        awaited.get(hash)?.tell()
        awaited.delete(hash)
      })
      const one = awaited.get(sha256)
      if (one) return one.came
      let tell = () => {}
      const came = new Promise<void>((resolve) => (tell = resolve))
      awaited.set(sha256, { came, tell })
      return came
    },
    async get(sha256, type) {
      // One that failed is no answer for the next.
      opening ??= open().catch((thrown: unknown) => {
        opening = null
        throw thrown
      })
      return (await opening).getBlob(sha256, type)
    },
    async close() {
      stop?.()
      const assets = await opening?.catch(() => null)
      assets?.close()
    }
  }
}
