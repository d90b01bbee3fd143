// Assets in memory: for the command line, for tests, and for browsers that refuse to store.
import { sha256 } from '../bytes/sha256.ts'
import type { Assets } from './assets.ts'

export function openMemoryAssets(): Assets {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>()
  return {
    async put(bytes) {
      const copy = new Uint8Array(bytes)
      const hash = await sha256(copy)
      kept.set(hash, copy)
      return hash
    },
    get: (hash) => Promise.resolve(kept.get(hash)?.slice() ?? null),
    has: (hash) => Promise.resolve(kept.has(hash)),
    delete: (hash) => Promise.resolve(kept.delete(hash)),
    list: () => Promise.resolve([...kept.keys()].sort()),
    close() {}
  }
}
