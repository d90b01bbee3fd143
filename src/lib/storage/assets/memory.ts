// Assets in memory: for tests, and for browsers that refuse to store.
import { sha256 } from '../bytes/sha256.ts'
import type { Assets } from './assets.ts'
import { assetsFull, assetsLimit } from './share.ts'

export function openMemoryAssets(limit: number = assetsLimit): Assets {
  const kept = new Map<string, { bytes: Uint8Array<ArrayBuffer>; at: number }>()
  let used = 0

  async function keep(copy: Uint8Array<ArrayBuffer>): Promise<string> {
    const hash = await sha256(copy)
    if (kept.has(hash)) return hash
    if (used + copy.length > limit) throw assetsFull(limit)
    used += copy.length
    kept.set(hash, { bytes: copy, at: Date.now() })
    return hash
  }

  return {
    put: (bytes) => keep(new Uint8Array(bytes)),
    putBlob: async (blob) => keep(new Uint8Array(await blob.arrayBuffer())),
    get: (hash) => Promise.resolve(kept.get(hash)?.bytes.slice() ?? null),
    async getBlob(hash, type = '') {
      const found = kept.get(hash)
      return found ? new Blob([found.bytes], { type }) : null
    },
    has: (hash) => Promise.resolve(kept.has(hash)),
    async delete(hash) {
      used -= kept.get(hash)?.bytes.length ?? 0
      return kept.delete(hash)
    },
    list: () => Promise.resolve([...kept.keys()].sort()),
    async facts() {
      const all = [...kept].map(([hash, { bytes, at }]) => ({ hash, size: bytes.length, at }))
      return all.sort((a, b) => (a.hash < b.hash ? -1 : 1))
    },
    close() {}
  }
}
