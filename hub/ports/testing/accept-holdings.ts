// What every adapter of the port of holdings must do. Each adapter's own test runs this suite; it names no adapter.
import { randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Holding, Holdings } from '../holdings.ts'
import type { RackId, Racks } from '../racks.ts'

export interface HoldingsAdapter {
  open(): Promise<Ports>
  reopen(ports: Ports): Promise<Ports>
}
export interface Ports {
  racks: Racks
  holdings: Holdings
}

const newHash = (): string => randomBytes(32).toString('hex')
const large = 1e12

export function acceptHoldings(name: string, adapter: HoldingsAdapter): void {
  const made = async () => {
    const ports = await adapter.open()
    const rack: RackId = { org: 'holdings', docid: randomUUID() }
    const member = { user: 'ada', name: 'Ada', role: 'owner' as const, joined: 1 }
    await ports.racks.make({ ...rack, name: 'x', created: 1 }, { member })
    return { ...ports, ports, rack }
  }

  describe(`holdings on ${name}`, () => {
    test('what is brought counts, and is held when it is there, also after a restart', async () => {
      const { ports, holdings, rack } = await made()
      const [a, b] = [newHash(), newHash()]
      const expected: Holding = { hash: a, size: 10, brought: 5, held: false }
      expect(await holdings.bring(rack, a, 10, 5, large)).toEqual(expected)
      expect(await holdings.hold(rack, b, 6)).toBe(false)
      expect(await holdings.hold(rack, a, 6)).toBe(true)
      const again = (await adapter.reopen(ports)).holdings
      expect(await again.find(rack, [b, a])).toEqual([{ ...expected, brought: 6, held: true }])
      // What is held keeps its size, and is as if just brought.
      expect(await again.bring(rack, a, 99, 8, 1)).toEqual({ ...expected, brought: 8, held: true })
      expect(await again.isWanted(a)).toBe(true)
      expect(await again.isWanted(b)).toBe(false)
    })

    test('a rack never brings more than its limit, however many ask at once', async () => {
      const { holdings, rack } = await made()
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => holdings.bring(rack, newHash(), 10, 1, 55))
      )
      expect(answers.filter((one) => one !== null)).toHaveLength(5)
      const [first] = await holdings.list(rack)
      expect(await holdings.bring(rack, first!.hash, 15, 1, 55)).toMatchObject({ size: 15 })
      expect(await holdings.bring(rack, first!.hash, 16, 1, 55)).toBe(null)
      expect((await made()).rack).not.toEqual(rack)
    })

    test('only what was not asked for since is let go of, and racks do not let go for each other', async () => {
      const { holdings, rack } = await made()
      const other = (await made()).rack
      const [a, b, c] = [newHash(), newHash(), newHash()]
      for (const hash of [a, b, c]) await holdings.bring(rack, hash, 1, 10, large)
      await holdings.bring(other, a, 1, 10, large)
      await holdings.touch(rack, [b, newHash()], 20)
      expect(await holdings.release(rack, [a, b], 15)).toBe(1)
      expect((await holdings.list(rack)).map(({ hash }) => hash)).toEqual([b, c].sort())
      expect(await holdings.isWanted(a)).toBe(true)
      await holdings.releaseAll(other)
      expect(await holdings.isWanted(a)).toBe(false)
      await holdings.hold(rack, b, 20)
      expect(await holdings.forget(15)).toBeGreaterThanOrEqual(1)
      expect((await holdings.list(rack)).map(({ hash }) => hash)).toEqual([b])
    })

    test('one at a time for each asset, also after one that failed', async () => {
      const { holdings } = await made()
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(fc.nat(2), fc.boolean()), { maxLength: 12 }), async (calls) => {
          const inside = [0, 0, 0]
          const hashes = inside.map(newHash)
          const results = await Promise.allSettled(
            calls.map(([i, fails]) =>
              holdings.alone(hashes[i]!, async () => {
                expect(++inside[i]!).toBe(1)
                await new Promise((resolve) => setImmediate(resolve))
                inside[i]!--
                if (fails) throw new RangeError()
              })
            )
          )
          expect(results.map(({ status }) => status === 'rejected')).toEqual(calls.map(([, fails]) => fails))
        }),
        { numRuns: 20 }
      )
    })
  })
}
