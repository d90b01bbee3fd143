// What every adapter of the store port must do. Each adapter's own test runs this suite; it names no adapter.
import { describe, expect, test } from 'vitest'
import type { Clock } from '../clock.ts'
import type { Room } from '../room.ts'
import type { Column, Snapshot, Store } from '../store.ts'
import { newRoom } from './accept-stream.ts'

export interface StoreAdapter {
  open(): Promise<Store>
  reopen(store: Store): Promise<Store>
  close(store: Store): Promise<void>
  /** Changes one stored byte of a column behind the store's back. */
  damage(store: Store, room: Room, clock: Clock, column: Column): Promise<void>
}

const bytes = (...all: number[]): Uint8Array => Uint8Array.from(all)
const snapshot = (clock: Clock, columns: Snapshot['columns']): Snapshot => ({ clock, created: 5, columns })

export function acceptStore(name: string, adapter: StoreAdapter): void {
  const using = (work: (store: Store, room: Room) => Promise<void>) => async () => {
    const store = await adapter.open()
    try {
      await work(store, newRoom())
    } finally {
      await adapter.close(store)
    }
  }

  describe(`store on ${name}`, () => {
    test('a snapshot is found by its clock, also after a restart, with the columns asked for', async () => {
      const room = newRoom()
      let store = await adapter.open()
      expect(
        await store.save(room, snapshot('10-0', { gc: bytes(1), nongc: bytes(2), contentids: bytes() }))
      ).toBe(true)
      store = await adapter.reopen(store)
      const found = await store.load(room, '10-0', ['nongc', 'contentids', 'contentmap'])
      expect(found).toEqual(snapshot('10-0', { nongc: bytes(2), contentids: bytes() }))
      expect(await store.load(room, '10-1', ['gc'])).toBe(null)
      expect(await store.load(newRoom(), '10-0', ['gc'])).toBe(null)
      await adapter.close(store)
    })

    test(
      'the first under a clock stays',
      using(async (store, room) => {
        expect(await store.save(room, snapshot('10-0', { gc: bytes(1) }))).toBe(true)
        expect(await store.save(room, snapshot('10-0', { gc: bytes(2), nongc: bytes(3) }))).toBe(false)
        expect((await store.load(room, '10-0', ['gc', 'nongc']))?.columns).toEqual({ gc: bytes(1) })
      })
    )

    test(
      'the latest of a chain is by clock, sequences as numbers',
      using(async (store, room) => {
        expect(await store.latest(room, 'gc')).toBe(null)
        await store.save(room, snapshot('10-10', { gc: bytes(1), nongc: bytes(4) }))
        await store.save(room, snapshot('10-9', { gc: bytes(2) }))
        await store.save(room, snapshot('9-11', { gc: bytes(3) }))
        await store.save(room, snapshot('11-0', { nongc: bytes(5) }))
        expect(await store.latest(room, 'gc')).toEqual(snapshot('10-10', { gc: bytes(1) }))
        expect((await store.list(room)).map(({ clock }) => clock)).toEqual(['9-11', '10-9', '10-10', '11-0'])
        expect((await store.list(room))[2]).toEqual({
          clock: '10-10',
          created: 5,
          sizes: { gc: 1, nongc: 1 }
        })
      })
    )

    test(
      'earlier snapshots are dropped column by column, only if the one that replaces them is there',
      using(async (store, room) => {
        await store.save(room, snapshot('1-0', { gc: bytes(1), nongc: bytes(1) }))
        await store.save(room, snapshot('2-0', { gc: bytes(2) }))
        await store.save(room, snapshot('3-0', { gc: bytes(3) }))
        expect(await store.drop(room, 'gc', '4-0')).toBe(0)
        expect(await store.drop(room, 'nongc', '3-0')).toBe(0)
        expect(await store.drop(room, 'gc', '3-0')).toBe(2)
        expect(await store.list(room)).toMatchObject([
          { clock: '1-0', sizes: { nongc: 1 } },
          { clock: '3-0', sizes: { gc: 1 } }
        ])
      })
    )

    test(
      'what was erased is not brought back by a late worker',
      using(async (store, room) => {
        await store.save(room, snapshot('1-0', { gc: bytes(1) }))
        await store.erase(room, '5-3')
        expect(await store.list(room)).toEqual([])
        expect(await store.save(room, snapshot('5-3', { gc: bytes(2) }))).toBe(false)
        await store.erase(room, '4-0')
        expect(await store.save(room, snapshot('5-2', { gc: bytes(2) }))).toBe(false)
        expect(await store.latest(room, 'gc')).toBe(null)
        expect(await store.save(room, snapshot('5-4', { gc: bytes(3) }))).toBe(true)
      })
    )

    test(
      'damaged bytes are neither other bytes nor none',
      using(async (store, room) => {
        await store.save(room, snapshot('1-0', { gc: bytes(1, 2, 3), nongc: bytes(4) }))
        await adapter.damage(store, room, '1-0', 'gc')
        await expect(store.load(room, '1-0', ['gc'])).rejects.toMatchObject({ code: 'snapshot-damaged' })
        await expect(store.latest(room, 'gc')).rejects.toMatchObject({ code: 'snapshot-damaged' })
        expect((await store.load(room, '1-0', ['nongc']))?.columns).toEqual({ nongc: bytes(4) })
      })
    )

    test(
      'rooms are listed by name, page by page',
      using(async (store) => {
        const { org } = newRoom()
        for (const name of ['x/other', 'y/main', 'x/main']) {
          const [docid = '', branch = ''] = name.split('/')
          await store.save({ org, docid, branch }, snapshot('1-0', { gc: bytes(1) }))
        }
        await store.save(newRoom(), snapshot('1-0', { gc: bytes(1) }))
        const first = await store.rooms({ org, limit: 2 })
        expect(first.map(({ docid, branch }) => `${docid}/${branch}`)).toEqual(['x/main', 'x/other'])
        expect(await store.rooms({ org, limit: 2, after: first[1] })).toEqual([
          { org, docid: 'y', branch: 'main' }
        ])
        expect(await store.rooms({ limit: 1, after: { org, docid: 'x', branch: 'main' } })).toEqual([
          first[1]
        ])
      })
    )
  })
}
