// The patch's own stored data, in IndexedDB, or in memory where the browser refuses (private modes): then the console says that
// nothing outlives the tab.
import type { ConsoleLine } from '../runtime/ports.ts'
import { asLoadbangError } from '../runtime/errors.ts'
import { openIdbStorage } from '../storage/kv/idb.ts'
import { openMemoryStorage } from '../storage/kv/memory.ts'
import type { PatchStorage } from '../storage/kv/storage.ts'

export async function openPatchStorage(
  patchId: string,
  kind: 'indexeddb' | 'memory',
  say: (line: ConsoleLine) => void
): Promise<PatchStorage> {
  if (kind === 'memory') return openMemoryStorage()
  const storage = openIdbStorage(patchId)
  try {
    await storage.ready()
  } catch (thrown) {
    const error = asLoadbangError(thrown)
    // Anything else (blocked by another tab, say) may pass: each request then answers for itself.
    if (error.code !== 'storage-refused') return storage
    say({
      level: 'warn',
      code: 'storage-memory',
      text: `This browser gives no storage (${error.message}) What the patch stores is kept in memory, until this tab closes.`,
      advice: 'Leave the private window, or allow this site to store data.'
    })
    return openMemoryStorage()
  }
  return storage
}
