// What every adapter of the asset port must do. Each adapter's own test runs this suite; it names no adapter.
import { describe, expect, test } from 'vitest'
import { sha256 } from '../bytes/sha256.ts'
import type { Assets } from './assets.ts'

export interface AssetsAdapter {
  name: string
  /** A new, empty store; `limit` in bytes, as it usually is without. */
  open(limit?: number): Promise<Assets>
  /** Opens what was open (and closed since) again; absent where nothing outlives a close. */
  reopen?(): Promise<Assets>
}

const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

export function assetsAcceptance(adapter: AssetsAdapter): void {
  const withAssets = async (work: (assets: Assets) => Promise<void>, limit?: number) => {
    const assets = await adapter.open(limit)
    try {
      await work(assets)
    } finally {
      assets.close()
    }
  }

  describe(`assets on ${adapter.name}`, () => {
    test('bytes are found by their SHA-256', () =>
      withAssets(async (assets) => {
        expect(await assets.put(bytes('abc'))).toBe(ABC)
        expect(await assets.has(ABC)).toBe(true)
        expect(await assets.get(ABC)).toEqual(bytes('abc'))
      }))

    test('the same bytes are kept once', () =>
      withAssets(async (assets) => {
        await assets.put(bytes('abc'))
        expect(await assets.put(bytes('abc'))).toBe(ABC)
        expect(await assets.list()).toEqual([ABC])
      }))

    test('what is not there is null, false, and nothing to delete', () =>
      withAssets(async (assets) => {
        expect(await assets.get(ABC)).toBeNull()
        expect(await assets.has(ABC)).toBe(false)
        expect(await assets.delete(ABC)).toBe(false)
        expect(await assets.list()).toEqual([])
      }))

    test('what is deleted is gone, and nothing else', () =>
      withAssets(async (assets) => {
        await assets.put(bytes('abc'))
        const other = await assets.put(bytes('def'))
        expect(await assets.delete(ABC)).toBe(true)
        expect(await assets.list()).toEqual([other])
      }))

    test('nothing, and a part of a larger buffer, are bytes as any', () =>
      withAssets(async (assets) => {
        const none = await assets.put(new Uint8Array())
        expect(await assets.get(none)).toEqual(new Uint8Array())
        const part = await assets.put(bytes('xxabcxx').subarray(2, 5))
        expect(part).toBe(ABC)
        const back = await assets.get(part)
        expect(back).toEqual(bytes('abc'))
        expect(back?.buffer.byteLength).toBe(3)
      }))

    test('neither the giver nor a reader can change what is kept', () =>
      withAssets(async (assets) => {
        const given = bytes('abc')
        const asked = assets.put(given)
        given[0] = 0
        await asked
        const read = await assets.get(ABC)
        expect(read).toEqual(bytes('abc'))
        read![0] = 0
        expect(await assets.get(ABC)).toEqual(bytes('abc'))
      }))

    test('a Blob goes in and comes out, with the type that is asked for', () =>
      withAssets(async (assets) => {
        expect(await assets.putBlob(new Blob(['ab', 'c'], { type: 'text/plain' }))).toBe(ABC)
        expect(await assets.list()).toEqual([ABC])
        const back = await assets.getBlob(ABC, 'image/png')
        expect([back?.type, back?.size, await back?.text()]).toEqual(['image/png', 3, 'abc'])
        expect((await assets.getBlob(ABC))?.type).toBe('')
        expect(await assets.getBlob('0'.repeat(64))).toBeNull()
        expect(await assets.putBlob(new Blob())).toBe(await assets.put(new Uint8Array()))
      }))

    test('a Blob of many pieces is the same bytes', () =>
      withAssets(async (assets) => {
        const large = Uint8Array.from({ length: 3 * 2 ** 20 + 7 }, (_, i) => (i * 31) >> 3)
        const hash = await assets.putBlob(new Blob([large]))
        expect(hash).toBe(await sha256(large))
        expect(await sha256((await assets.get(hash))!)).toBe(hash)
        expect(await sha256(new Uint8Array(await (await assets.getBlob(hash))!.arrayBuffer()))).toBe(hash)
      }))

    test('of each it is known how large it is, and since when it is there', () =>
      withAssets(async (assets) => {
        const before = Date.now() - 1000
        const other = await assets.put(bytes('defgh'))
        await assets.put(bytes('abc'))
        const facts = await assets.facts()
        expect(facts.map(({ hash, size }) => [hash, size])).toEqual(
          [
            [ABC, 3],
            [other, 5]
          ].sort()
        )
        for (const { at } of facts) expect(at > before && at <= Date.now() + 1000).toBe(true)
      }))

    test('a patch keeps no more than its share; what it has is there, and room that is freed counts', () =>
      withAssets(async (assets) => {
        await assets.put(bytes('abc'))
        const four = await assets.put(bytes('defg'))
        await expect(assets.put(bytes('hijk'))).rejects.toMatchObject({ code: 'storage-full' })
        await expect(assets.putBlob(new Blob(['hijk']))).rejects.toMatchObject({ code: 'storage-full' })
        // The same once more needs no room.
        expect(await assets.put(bytes('defg'))).toBe(four)
        expect(await assets.list()).toEqual([ABC, four].sort())
        await assets.delete(four)
        await assets.put(bytes('hijk'))
        expect((await assets.list()).length).toBe(2)
      }, 10))

    test('what is no hash is not there', () =>
      withAssets(async (assets) => {
        await assets.put(bytes('abc'))
        for (const name of ['', '.', '..', '../x', 'x', ABC.toUpperCase(), `${ABC}/`, '__proto__']) {
          expect(await assets.has(name)).toBe(false)
          expect(await assets.get(name)).toBeNull()
          expect(await assets.getBlob(name)).toBeNull()
          expect(await assets.delete(name)).toBe(false)
        }
      }))

    test('the list is sorted', () =>
      withAssets(async (assets) => {
        const hashes = await Promise.all(['q', 'w', 'e', 'r', 't'].map((text) => assets.put(bytes(text))))
        expect(await assets.list()).toEqual([...hashes].sort())
      }))

    test.runIf(adapter.reopen)('what was put is there after a close', async () => {
      await withAssets(async (assets) => void (await assets.put(bytes('abc'))))
      const again = await adapter.reopen!()
      expect(await again.get(ABC)).toEqual(bytes('abc'))
      again.close()
    })
  })
}
