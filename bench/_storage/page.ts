// What the bench page does when it is told to, under one global name.
import { cellReads } from './cell.ts'
import { finds, inserts } from './documents.ts'
import { allKeys, clearing, presence, reads } from './kv-reads.ts'
import { fastMode, notAwaited } from './kv-writes.ts'
import { live } from './live.ts'
import { keep, loads, work } from './patch.ts'

const bench = {
  allKeys,
  cellReads,
  clearing,
  fastMode,
  finds,
  inserts,
  keep,
  live,
  loads,
  notAwaited,
  presence,
  reads,
  work
}
export type Bench = typeof bench

declare global {
  var bench: Bench
}

globalThis.bench = bench
