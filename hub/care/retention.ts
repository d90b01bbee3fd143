// Thins the history: pieces older than the retained time are dropped. The document itself, the other chain, is never touched.
import type { Room } from '../ports/room.ts'
import type { Store } from '../ports/store.ts'

const page = 100

/** Resolves to how many pieces were dropped. */
export async function thinHistory(store: Store, before: number): Promise<number> {
  let count = 0
  let after: Room | undefined
  for (;;) {
    const rooms = await store.rooms({ limit: page, ...(after && { after }) })
    for (const room of rooms) count += await thinRoom(store, room, before)
    after = rooms.at(-1)
    if (rooms.length < page) return count
  }
}

async function thinRoom(store: Store, room: Room, before: number): Promise<number> {
  const pieces = (await store.list(room)).filter(({ sizes }) => sizes.nongc !== undefined)
  // The last piece stays, however old: dropping wants one that stays.
  const first = pieces.find(({ created }) => created >= before) ?? pieces.at(-1)
  return first && first !== pieces[0] ? store.drop(room, 'nongc', first.clock) : 0
}
