// Lets go of assets: of a rack, what none of its retained versions speaks of and nobody asked for during a while; of the disk, what no rack
// holds any more. What cannot be read is not empty: then the rack keeps everything, and the operator is told.
import { asHubError, HubError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { AssetHash, Assets } from '../ports/assets.ts'
import { zeroClock, type Clock } from '../ports/clock.ts'
import type { Holdings } from '../ports/holdings.ts'
import { rackName, type RackId, type Racks } from '../ports/racks.ts'
import { roomName, type Room } from '../ports/room.ts'
import type { Store } from '../ports/store.ts'
import type { Stream } from '../ports/stream.ts'
import type { Work } from '../rooms/workers.ts'

export interface CollectDeps {
  racks: Racks
  holdings: Holdings
  assets: Assets
  stream: Stream
  store: Store
  /** Where snapshots are read: never where sockets are served. */
  work: Work
  log: Log
  /** Aborted when the hub stops: nothing further is begun. */
  stopping?: AbortSignal
}

const page = 1000

const goOn = ({ stopping }: CollectDeps): void => {
  if (stopping?.aborted) throw new HubError('storage-closed')
}

/** Resolves to how many the rack let go of; what stopped it is logged. Rejects with `storage-closed`. */
export async function collectRack(deps: CollectDeps, rack: RackId, before: number): Promise<number> {
  const { holdings, racks, log } = deps
  try {
    const old = (await holdings.list(rack)).filter(({ held, brought }) => held && brought < before)
    const left = new Set(old.map(({ hash }) => hash))
    for (const branch of left.size > 0 ? await racks.branches(rack) : [])
      await keepReferred(deps, { org: rack.org, docid: rack.docid, branch }, left)
    return left.size > 0 ? await holdings.release(rack, [...left], before) : 0
  } catch (error) {
    const { code, detail } = asHubError(error)
    if (code === 'storage-closed') throw error
    log('alarm', 'collection-stopped', { rack: rackName(rack), code, detail })
    return 0
  }
}

/**
 * Takes out of `left` what a room speaks of, and reads no further than it must for that. First what is not stored, then what is: what is
 * stored between the two has been read already; what is written after, its writer has asked for just now.
 */
async function keepReferred(deps: CollectDeps, room: Room, left: Set<AssetHash>): Promise<void> {
  const { stream, store, work } = deps
  const keep = async (updates: readonly Uint8Array[]) => {
    goOn(deps)
    if (updates.length === 0) return
    for (const hash of await work.run('referencesIn', [updates])) left.delete(hash)
  }
  // Nobody can read these but who brings them back.
  if ((await stream.quarantines(room)).length > 0) throw new HubError('entries-aside', roomName(room))
  for (let clock: Clock = zeroClock; ;) {
    const entries = await stream.read(room, clock, page)
    await keep(entries.map(({ bytes }) => bytes))
    clock = entries.at(-1)?.clock ?? clock
    if (entries.length < page) break
  }
  const latest = await store.latest(room, 'gc')
  if (latest?.columns.gc) await keep([latest.columns.gc])
  for (const { clock, sizes } of (await store.list(room)).reverse()) {
    if (left.size === 0) return
    if (sizes.nongc === undefined) continue
    const found = await store.load(room, clock, ['nongc'])
    if (found?.columns.nongc) await keep([found.columns.nongc])
  }
}

/** Removes from the disk what was stored before a time and no rack holds or brings. Resolves to how many. */
export async function collectUnheld(deps: CollectDeps, before: number): Promise<number> {
  const { holdings, assets } = deps
  let count = 0
  for await (const { hash, stored } of assets.list()) {
    goOn(deps)
    if (stored >= before || (await holdings.isWanted(hash))) continue
    await holdings.alone(hash, async () => {
      // Somebody may have begun to bring it meanwhile.
      const now = await assets.info(hash)
      if (!now || now.stored >= before || (await holdings.isWanted(hash))) return
      await assets.remove(hash)
      count++
    })
  }
  return count
}
