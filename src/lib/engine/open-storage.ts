// The patch's own stored data, in IndexedDB, or in memory where the browser refuses (private modes): then the console says that
// nothing outlives the tab.
import type { ConsoleLine } from '../runtime/ports.ts'
import { asLoadbangError } from '../runtime/errors.ts'
import { openIdbStorage, type IdbStorage } from '../storage/kv/idb.ts'
import { openMemoryStorage } from '../storage/kv/memory.ts'
import type { PatchStorage } from '../storage/patch-storage.ts'

/** Never rejects: what is wrong is said, with a code and a sentence. `open`: for tests. */
export async function openPatchStorage(
  patchId: string,
  kind: 'indexeddb' | 'memory',
  say: (line: ConsoleLine) => void,
  open: (patchId: string) => IdbStorage = openIdbStorage
): Promise<PatchStorage> {
  if (kind === 'memory') return openMemoryStorage()
  const storage = open(patchId)
  try {
    await storage.ready()
    return storage
  } catch (thrown) {
    const { code, message, advice } = asLoadbangError(thrown, 'storage-failed')
    say({ level: 'warn', code, text: message, advice })
    // Anything else (blocked by another tab, say) may pass: each request then answers for itself.
    return code === 'storage-refused' ? openMemoryStorage() : storage
  }
}
