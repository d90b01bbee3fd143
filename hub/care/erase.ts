// Erases the rooms of a rack that was deleted: when nobody is in them any more, so that nothing comes after.
import type { Grants } from '../access/grants.ts'
import { asHubError } from '../errors.ts'
import type { Log } from '../log.ts'
import { compareClocks, zeroClock } from '../ports/clock.ts'
import type { Holdings } from '../ports/holdings.ts'
import { rackName, type RackId, type Racks } from '../ports/racks.ts'
import type { Store } from '../ports/store.ts'
import type { Stream } from '../ports/stream.ts'

export interface EraseDeps {
  racks: Racks
  holdings: Holdings
  stream: Stream
  store: Store
  grants: Grants
  log: Log
}

/** Can be called again after any failure. */
export async function eraseRack(
  { racks, holdings, stream, store, grants }: EraseDeps,
  rack: RackId
): Promise<void> {
  const isEmpty = await grants.empty(rack)
  const { org, docid } = rack
  for (const branch of await racks.branches(rack)) {
    const room = { org, docid, branch }
    const streamed = await stream.erase(room)
    const stored = (await store.list(room)).at(-1)?.clock ?? zeroClock
    // The barrier keeps a compaction under way from bringing it back.
    await store.erase(room, compareClocks(streamed, stored) > 0 ? streamed : stored)
  }
  // The bytes themselves, another rack may hold; collection sees.
  await holdings.releaseAll(rack)
  // Somebody who did not go might have sent more: it is done again later.
  if (isEmpty) await racks.erased(rack)
}

/** What a kill or a failure left undone. */
export async function eraseLeft(deps: EraseDeps): Promise<void> {
  for (const rack of await deps.racks.unerased()) {
    await eraseRack(deps, rack).catch((error: unknown) => {
      const { code, detail } = asHubError(error)
      deps.log('warning', 'rack-not-erased', { rack: rackName(rack), code, detail })
    })
  }
}
