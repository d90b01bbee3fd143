// What a .ptperf.zip holds: the fields of real racks' files, and Loadbang's own beside them.
//
//   performance.json     {format: "pt-performance-v1", savedAt: epoch ms, bundle, media}
//                        bundle {bundleVersion: 1, savedAt: ISO, patch: envelope, assets, midiBindings, midiDevices, gamepadBindings}
//   data/blobs/SHA256    the larger binaries of stored data, by the SHA-256 of their bytes
//   data/kv.jsonl        stored data, if the person took it along: a line {"version": 1}, then {scope, key, value} line by line, by
//                        scope and key
//   data/db.jsonl        the same of documents: {scope, collection, doc}, by scope and collection, in the order of insertion
//   media/…              the bytes that `media` lists
//   assets/SHA256        the files of boxes that the document refers to
//   checksums.json       {version: 1, sha256: {entry name: hex}} for every other entry; written last
//
// Values stand as the JSON codec writes them; binaries above 16 KB as {$: "bytes", kind, sha256, size} or {$: "blob", type,
// sha256, size}. Older files have data/kv.json instead, {version: 1, entries: [{scope, key, value}]}.
//
// Racks have neither data nor checksums; what they have besides (bindings, assets, media) is kept and leaves again unchanged.

export const PERFORMANCE = 'performance.json'
export const KV_LINES = 'data/kv.jsonl'
export const DB_LINES = 'data/db.jsonl'
export const KV_JSON = 'data/kv.json'
export const BLOBS = 'data/blobs/'
export const ASSETS = 'assets/'
export const CHECKSUMS = 'checksums.json'
export const FORMAT = 'pt-performance-v1'

/** The lists of a bundle that Loadbang carries along without looking into them; written as [] where there are none. */
export const CARRIED = ['assets', 'midiBindings', 'midiDevices', 'gamepadBindings'] as const
/** The fields of a bundle that are Loadbang's own business. */
const OWN = new Set(['bundleVersion', 'savedAt', 'patch'])

/** Everything else in a bundle, by name: the four lists, and whatever a newer or other program put there. */
export type Carried = Record<string, unknown>

/** What is to be carried of a bundle; empty lists leave no trace. Null where one of the four is no list. */
export function carriedOf(bundle: { readonly [key: string]: unknown }): Carried | null {
  const carried: Carried = {}
  for (const [name, value] of Object.entries(bundle)) {
    if (OWN.has(name) || name === '__proto__') continue
    const list = (CARRIED as readonly string[]).includes(name)
    if (list && !Array.isArray(value)) return null
    if (!list || (value as unknown[]).length > 0) carried[name] = value
  }
  return carried
}

export interface MediaEntry {
  nodeId: string
  handleId: string
  role: string
  name: string
  path: string
  slot?: number
  /** What else the entry says leaves again with it. */
  [other: string]: unknown
}
