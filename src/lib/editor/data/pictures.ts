// Addresses of stored pictures, the last few, for as long as they are shown.
import { binaryAt } from '../../engine/data-binary.ts'
import type { DataClient } from '../../engine/data-client.ts'
import { storeKey, type BinaryCell, type StoreRef } from '../../engine/data-protocol.ts'
import { fromWire } from '../../runtime/codec/wire.ts'
import type { Binary, Value } from '../../runtime/message.ts'

/** Pictures kept. */
const MOST = 80
const urls = new Map<string, Promise<string | null>>()

/** The binary of an entry; null where it has gone. */
export async function fetchBinary(
  client: DataClient,
  store: StoreRef,
  id: string,
  path: readonly string[]
): Promise<Binary | null> {
  const { found, value } = await client.ask({ ask: 'value', store, id })
  return found ? binaryAt(fromWire(value) as Value, path) : null
}

export const asBlob = (binary: Binary, type = ''): Blob =>
  binary instanceof Blob ? binary : new Blob([binary as ArrayBuffer], { type })

/** null where it cannot be had. The number of its bytes tells one picture from the next of the same name. */
export function pictureUrl(
  client: DataClient,
  store: StoreRef,
  id: string,
  binary: BinaryCell
): Promise<string | null> {
  const key = JSON.stringify([storeKey(store), id, binary.path, binary.type, binary.bytes])
  const known = urls.get(key)
  if (known) {
    urls.delete(key)
    urls.set(key, known)
    return known
  }
  const url = fetchBinary(client, store, id, binary.path).then(
    (found) => found && URL.createObjectURL(asBlob(found, binary.type)),
    () => null
  )
  urls.set(key, url)
  for (const [old, oldUrl] of urls) {
    if (urls.size <= MOST) break
    urls.delete(old)
    void oldUrl.then((address) => address && URL.revokeObjectURL(address))
  }
  return url
}
