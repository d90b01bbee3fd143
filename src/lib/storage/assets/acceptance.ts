// What every adapter of the asset port must do. Each adapter's own test runs this suite; it names no adapter.
import { describe, expect, test } from 'vitest'
import type { Assets } from './assets.ts'

export interface AssetsAdapter {
  name: string
  /** A new, empty store. */
  open(): Promise<Assets>
  /** Opens what was open (and closed since) again; absent where nothing outlives a close. */
  reopen?(): Promise<Assets>
}

const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

export function assetsAcceptance(adapter: AssetsAdapter): void {
  const withAssets = async (work: (assets: Assets) => Promise<void>) => {
    const assets = await adapter.open()
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
