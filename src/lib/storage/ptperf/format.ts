// What a .ptperf.zip holds: the fields of real racks' files, and Loadbang's own beside them.
//
//   performance.json   {format: "pt-performance-v1", savedAt: epoch ms, bundle, media}
//                      bundle {bundleVersion: 1, savedAt: ISO, patch: envelope, assets, midiBindings, midiDevices, gamepadBindings}
//   media/…            the bytes that `media` lists
//   data/kv.json       the patch's stored data, if the person took it along: {version: 1, entries: [{scope, key, value}]}, values
//                      as the JSON codec writes them, sorted by scope and key
//   checksums.json     {version: 1, sha256: {entry name: hex}} for every other entry; written last
//
// Racks have neither data nor checksums; what they have besides (bindings, assets, media) is kept and leaves again unchanged.
import type { Scope, Stored } from '../../runtime/ports.ts'

export const PERFORMANCE = 'performance.json'
export const KV = 'data/kv.json'
export const CHECKSUMS = 'checksums.json'
export const FORMAT = 'pt-performance-v1'

/** The lists of a bundle that Loadbang carries along without looking into them. */
export const CARRIED = ['assets', 'midiBindings', 'midiDevices', 'gamepadBindings'] as const
export type Carried = Partial<Record<(typeof CARRIED)[number], unknown[]>>

export interface MediaEntry {
  nodeId: string
  handleId: string
  role: string
  name: string
  path: string
  slot?: number
}

export interface Media extends MediaEntry {
  bytes: Uint8Array
}

export interface KvEntry {
  scope: Scope
  key: string
  value: Stored
}
