// What the hub counts of itself, as plain numbers: counting a delivery must cost nothing beside sending it. `metrics.ts` says them in
// Prometheus' words.
import { Histogram } from 'prom-client'
import type { HubErrorCode } from '../errors.ts'

export class Counts {
  /** Messages and bytes over sockets, without what lies under them. */
  messagesIn = 0
  bytesIn = 0
  messagesOut = 0
  bytesOut = 0
  /** Messages of presence left out for those who read too slowly. */
  presenceDropped = 0
  /** Changes that were durable when they were acknowledged, and those that were not taken. */
  updatesStored = 0
  readonly updatesRefused = new Map<HubErrorCode, number>()
  /** Connections that the hub ended, by why. */
  readonly ended = new Map<HubErrorCode, number>()
  /** Answers over HTTP, by status. */
  readonly answers = new Map<number, number>()
  /** What was logged, as `LEVEL EVENT`. */
  readonly events = new Map<string, number>()
  /** Seconds from handing a change in until it was durable. */
  readonly commits = new Histogram({
    name: 'loadbang_commit_seconds',
    help: 'Seconds until a change was durable.',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: []
  })
}

export function countIn<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
