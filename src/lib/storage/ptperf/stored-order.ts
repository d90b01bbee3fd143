// All that a patch keeps, in the order of a file.
import type { PatchStorage, StoredEntry, StoreInfo } from '../patch-storage.ts'
import { comparePlaces, placeOf } from './data-order.ts'

export async function* storedInOrder(
  storage: Pick<PatchStorage, 'stores' | 'entries'>
): AsyncGenerator<StoredEntry> {
  const stores = await storage.stores()
  const place = ({ scope, collection }: StoreInfo) => placeOf(scope, collection ?? '')
  for (const kind of ['kv', 'db'] as const) {
    const ofKind = stores.filter((store) => store.kind === kind)
    for (const store of ofKind.sort((a, b) => comparePlaces(place(a), place(b))))
      yield* storage.entries(store)
  }
}
