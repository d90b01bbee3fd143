// What every adapter of the asset port must do. Each adapter's own test runs this suite; it names no adapter.
import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AssetHash, Assets } from '../assets.ts'

export interface AssetsAdapter {
  open(): Promise<Assets>
  reopen(assets: Assets): Promise<Assets>
  close(assets: Assets): Promise<void>
  /** Makes an asset unreadable behind the adapter's back, though it is there. */
  damage(assets: Assets, hash: AssetHash): Promise<void>
}

const hashOf = (bytes: Uint8Array): AssetHash => createHash('sha256').update(bytes).digest('hex')
const all = async (pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const found: Uint8Array[] = []
  for await (const piece of pieces) found.push(piece)
  return new Uint8Array(Buffer.concat(found))
}

export function acceptAssets(name: string, adapter: AssetsAdapter): void {
  const using = (work: (assets: Assets) => Promise<void>) => async () => {
    const assets = await adapter.open()
    try {
      await work(assets)
    } finally {
      await adapter.close(assets)
    }
  }
  const put = async (assets: Assets, bytes: Uint8Array, uploader = 'me'): Promise<AssetHash> => {
    const hash = hashOf(bytes)
    const { done, offset } = await assets.begin(hash, bytes.length, uploader)
    if (!done) await assets.write(hash, bytes.length, uploader, offset, bytes.subarray(offset))
    return hash
  }

  describe(`assets on ${name}`, () => {
    test(
      'what was uploaded is read, whole or in part',
      using(async (assets) => {
        const bytes = new Uint8Array(randomBytes(200_000))
        const hash = await put(assets, bytes)
        expect(await assets.info(hash)).toMatchObject({ hash, size: bytes.length })
        expect(await all(await assets.read(hash))).toEqual(bytes)
        expect(await all(await assets.read(hash, { start: 10, end: 20 }))).toEqual(bytes.slice(10, 20))
        expect(await all(await assets.read(hash, { start: 10, end: 10 }))).toEqual(new Uint8Array())
      })
    )

    test(
      'an empty asset is one',
      using(async (assets) => {
        const hash = hashOf(new Uint8Array())
        expect(await assets.begin(hash, 0, 'me')).toEqual({ offset: 0, done: true })
        expect(await all(await assets.read(hash))).toEqual(new Uint8Array())
      })
    )

    test(
      'what is there is not uploaded again',
      using(async (assets) => {
        const bytes = Uint8Array.of(1, 2, 3)
        const hash = await put(assets, bytes)
        expect(await assets.begin(hash, 3, 'other')).toEqual({ offset: 3, done: true })
        const listed: string[] = []
        for await (const one of assets.list()) listed.push(one.hash)
        expect(listed).toEqual([hash])
      })
    )

    test('any pieces with any restarts between make the whole', async () => {
      let assets = await adapter.open()
      const upload = fc.array(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 2000 }), fc.boolean()), {
        minLength: 1,
        maxLength: 6
      })
      await fc.assert(
        fc.asyncProperty(upload, async (pieces) => {
          const whole = new Uint8Array(Buffer.concat(pieces.map(([piece]) => piece)))
          const hash = hashOf(whole)
          await assets.remove(hash)
          for (const [piece, restart] of pieces) {
            const { offset } = await assets.begin(hash, whole.length, 'me')
            await assets.write(hash, whole.length, 'me', offset, piece)
            if (restart) assets = await adapter.reopen(assets)
          }
          expect(await all(await assets.read(hash))).toEqual(whole)
        }),
        { numRuns: 15 }
      )
      await adapter.close(assets)
    })

    test(
      'a piece at another place is refused and changes nothing',
      using(async (assets) => {
        const bytes = Uint8Array.of(1, 2, 3, 4)
        const hash = hashOf(bytes)
        await assets.write(hash, 4, 'me', 0, bytes.subarray(0, 2))
        for (const offset of [0, 1, 3]) {
          await expect(assets.write(hash, 4, 'me', offset, Uint8Array.of(9))).rejects.toMatchObject({
            code: 'asset-offset'
          })
        }
        await expect(assets.write(hash, 4, 'me', 2, Uint8Array.of(3, 4, 5))).rejects.toMatchObject({
          code: 'asset-mismatch'
        })
        expect((await assets.write(hash, 4, 'me', 2, bytes.subarray(2))).done).toBe(true)
        expect(await all(await assets.read(hash))).toEqual(bytes)
      })
    )

    test(
      'what its hash does not fit is never there, and does not disturb another upload of it',
      using(async (assets) => {
        const bytes = Uint8Array.of(1, 2, 3)
        const hash = hashOf(bytes)
        await assets.write(hash, 3, 'good', 0, bytes.subarray(0, 1))
        await expect(assets.write(hash, 3, 'bad', 0, Uint8Array.of(1, 2, 4))).rejects.toMatchObject({
          code: 'asset-mismatch'
        })
        expect(await assets.info(hash)).toBe(null)
        expect(await assets.begin(hash, 3, 'bad')).toEqual({ offset: 0, done: false })
        expect((await assets.write(hash, 3, 'good', 1, bytes.subarray(1))).done).toBe(true)
      })
    )

    test(
      'missing and unreadable are told apart',
      using(async (assets) => {
        const hash = await put(assets, Uint8Array.of(5))
        await expect(assets.read(hashOf(Uint8Array.of(6)))).rejects.toMatchObject({ code: 'asset-missing' })
        await adapter.damage(assets, hash)
        const read = async () => all(await assets.read(hash))
        await expect(read()).rejects.toMatchObject({ code: 'asset-unreadable' })
      })
    )

    test(
      'removed, aborted and forgotten uploads are gone',
      using(async (assets) => {
        const hash = await put(assets, Uint8Array.of(1))
        await assets.remove(hash)
        await assets.remove(hash)
        expect(await assets.info(hash)).toBe(null)
        const other = hashOf(Uint8Array.of(1, 2))
        await assets.write(other, 2, 'me', 0, Uint8Array.of(1))
        await assets.abort(other, 'me')
        expect(await assets.begin(other, 2, 'me')).toEqual({ offset: 0, done: false })
        expect(await assets.sweepUploads(Date.now() - 60_000)).toBe(0)
        expect(await assets.sweepUploads(Date.now() + 60_000)).toBe(1)
      })
    )

    test(
      'an uploader that is no name is refused',
      using(async (assets) => {
        await expect(assets.begin('a'.repeat(64), 1, '../x')).rejects.toMatchObject({ code: 'asset-name' })
      })
    )

    test.each(['', '../../etc/passwd', 'A'.repeat(64), 'a'.repeat(63)])('the name %j is refused', (name) =>
      using(async (assets) => {
        await expect(assets.info(name)).rejects.toMatchObject({ code: 'asset-name' })
        await expect(assets.begin(name, 1, 'me')).rejects.toMatchObject({ code: 'asset-name' })
      })()
    )
  })
}
