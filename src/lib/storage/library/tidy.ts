// What is due at a start: patches that were long enough in the trash go, what a killed browser left half made or half deleted is
// finished, and what nobody knows any more is found. Nothing that a person may have kept on purpose is ever deleted here.
import { dataDatabase } from '../data/place.ts'
import { TRASH_TIME, isTrashed, type Row } from './entry.ts'
import { alone, locksHeld, makingLock } from './making.ts'
import { lostPatches } from './recover.ts'
import type { SharedList } from './shared-list.ts'
import { hasData, rowWithFate, wipe, type Finishing } from './trash.ts'

/** Where there are no locks: milliseconds after which nobody can be making a patch any more. */
const MAKING_TIME = 24 * 3_600_000

/** Ids of patches; the welcome page and help patches have others. */
const isPatchId = (id: string): boolean => /^[\w-]{21}$/.test(id)

/** Gives how many lost patches came back. One tab does it at a time; one that fails leaves the rest to the next start. */
export async function tidy(list: SharedList, { finish }: Finishing, now: () => number): Promise<number> {
  const work = async (): Promise<number> => {
    const held = await locksHeld()
    for (const row of await list.rows()) {
      await settle(row).catch((error: unknown) => console.warn('A deletion could not be finished.', error))
    }
    return await findLost()

    async function settle(row: Row): Promise<void> {
      const { id, fate } = row
      const age = now() - (fate?.since ?? row.trashed ?? now())
      if (isTrashed(row) && age >= TRASH_TIME) await finish(id, !row.trashedData)
      if (fate?.is === 'going') await finish(id, fate.keepsData ?? false)
      if (fate?.is === 'making' && (held ? !held.has(makingLock(id)) : age > MAKING_TIME)) {
        await wipe(id, { data: true })
        await list.change(id, (present) => (present?.fate?.is === 'making' ? null : (present ?? null)))
      }
      if (fate?.is === 'gone') {
        // A tab that had not heard of it may have written since.
        if (await isThere(id)) await wipe(id, { data: true })
        else if (age > TRASH_TIME) await list.change(id, () => null)
      }
    }
  }

  async function findLost(): Promise<number> {
    const known = new Set((await list.rows()).map(({ id }) => id))
    const lost = await lostPatches(known)
    for (const entry of lost) await list.change(entry.id, (present) => present ?? entry)
    // Stored by patches of which nothing is left, not even a note: a person may have wanted it so.
    const prefix = dataDatabase('')
    for (const name of await databaseNames()) {
      const id = name.startsWith(prefix) ? name.slice(prefix.length) : ''
      if (!isPatchId(id) || known.has(id) || lost.some((entry) => entry.id === id)) continue
      if (await hasData(id))
        await list.change(id, (present) => present ?? rowWithFate(id, { is: 'data', since: now() }))
    }
    return lost.length
  }

  return list.refused ? 0 : await alone(`${list.name}-tidy`, work, 0)
}

async function databaseNames(): Promise<string[]> {
  if (typeof indexedDB === 'undefined' || !indexedDB.databases) return []
  return (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
}

async function isThere(id: string): Promise<boolean> {
  const [{ databasesOf }, { assetsUsage }, names] = await Promise.all([
    import('./wipe.ts'),
    import('../assets/patch-assets.ts'),
    databaseNames()
  ])
  return databasesOf(id).some((name) => names.includes(name)) || (await assetsUsage(id)).bytes > 0
}
