// Stored data as the file carries it: sorted, so that the same data gives the same bytes.
import { decodeJson, encodeJsonAsync } from '../../runtime/codec/json.ts'
import type { MakeBlob } from '../../runtime/codec/blob.ts'
import type { Scope } from '../../runtime/ports.ts'
import { perfError } from './errors.ts'
import { KV, type KvEntry } from './format.ts'
import { perfLimits } from './limits.ts'
import { asRecord, readJson } from './read-json.ts'

/** Throws `perf-data-large` where the file could not be loaded again. */
export async function writeKv(entries: AsyncIterable<KvEntry> | Iterable<KvEntry>): Promise<Uint8Array> {
  const found: { place: string; entry: unknown }[] = []
  for await (const { scope, key, value } of entries) {
    found.push({
      place: JSON.stringify([scope, key]),
      entry: { scope, key, value: await encodeJsonAsync(value) }
    })
  }
  found.sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
  const bytes = new TextEncoder().encode(JSON.stringify({ version: 1, entries: found.map((f) => f.entry) }))
  // What could not be loaded again must not be called an export.
  if (bytes.length > perfLimits.inflated) throw perfError.dataTooLarge(bytes.length)
  return bytes
}

export function readKv(bytes: Uint8Array, makeBlob: MakeBlob): KvEntry[] {
  const whole = asRecord(readJson(KV, bytes, perfLimits.inflated), KV, 'its record')
  if (whole.version !== 1) throw perfError.newer('stored data version', whole.version)
  if (!Array.isArray(whole.entries)) throw perfError.badJson(KV, 'its list of entries is missing')
  return whole.entries.map((item: unknown, i) => {
    const entry = asRecord(item, KV, `entry ${i}`)
    if (typeof entry.key !== 'string') throw perfError.badJson(KV, `entry ${i} has no key`)
    try {
      return { scope: readScope(entry.scope), key: entry.key, value: decodeJson(entry.value, makeBlob) }
    } catch {
      throw perfError.badJson(KV, `entry ${i} is no stored value`)
    }
  })
}

function readScope(value: unknown): Scope {
  if (Array.isArray(value)) {
    const [kind, first, second] = value as unknown[]
    if (kind === 'name' && typeof first === 'string' && value.length === 2) return ['name', first]
    if (
      kind === 'node' &&
      Array.isArray(first) &&
      first.every((p) => typeof p === 'string') &&
      typeof second === 'string' &&
      value.length === 3
    ) {
      return ['node', first, second]
    }
  }
  throw new TypeError('no scope')
}
