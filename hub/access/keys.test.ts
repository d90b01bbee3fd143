// Keys and the secret that signs them, tickets, and nonces: what is good, for how long, and how often.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { noncesFor } from '../assets/nonces.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { signedKeys } from './keys.ts'
import { hubSecret } from './secret.ts'
import { ticketsFor } from './tickets.ts'

const payload = fc.record({
  id: fc.string(),
  org: fc.string(),
  docid: fc.string(),
  role: fc.constantFrom<'owner' | 'editor' | 'viewer'>('owner', 'editor', 'viewer'),
  expires: fc.option(fc.nat())
})

describe('keys', () => {
  const keys = signedKeys(Buffer.from('a'.repeat(32)))

  test('say what they were made with, to the hub that made them', () => {
    fc.assert(
      fc.property(payload, (one) => {
        expect(keys.read(keys.make(one))).toEqual(one)
        expect(signedKeys(Buffer.from('b'.repeat(32))).read(keys.make(one))).toBe(null)
      })
    )
  })

  test('with any one character changed, added or taken away are none', () => {
    fc.assert(
      fc.property(
        payload,
        fc.nat(),
        fc.constantFrom('A', 'z', '.', '=', '', ' '),
        fc.boolean(),
        (one, at, put, adds) => {
          const key = keys.make(one)
          const i = at % key.length
          const changed = key.slice(0, i) + put + key.slice(adds ? i : i + 1)
          if (changed !== key) expect(keys.read(changed)).toBe(null)
        }
      ),
      { numRuns: 500 }
    )
  })

  test('that are signed but say something else are none', () => {
    const text = `lbk1.${Buffer.from('{"id":1}').toString('base64url')}`
    const signature = createHmac('sha256', 'a'.repeat(32)).update(text).digest('base64url')
    expect(keys.read(`${text}.${signature}`)).toBe(null)
    for (const none of ['', 'lbk1.', 'lbk1..', 'lbk1', `lbk1.${'x'.repeat(10_000)}`])
      expect(keys.read(none)).toBe(null)
  })
})

describe('the secret', () => {
  const folder = temporaryFolder()
  afterEach(() => {
    folder.remove()
    mkdirSync(folder.path)
  })

  test('is made once, for this user alone', async () => {
    const made = await hubSecret(folder.path)
    expect(made.length).toBeGreaterThanOrEqual(64)
    expect(await hubSecret(folder.path)).toEqual(made)
    expect(statSync(join(folder.path, 'secret')).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder.path)).toEqual(['secret'])
    rmSync(join(folder.path, 'secret'))
    expect(await hubSecret(folder.path)).not.toEqual(made)
  })

  test('comes from the settings where they say one; one too short, or unreadable, is refused', async () => {
    expect(await hubSecret(folder.path, 'x'.repeat(32))).toEqual(Buffer.from('x'.repeat(32)))
    expect(readdirSync(folder.path)).toEqual([])
    await expect(hubSecret(folder.path, 'short')).rejects.toMatchObject({ code: 'settings-wrong' })
    writeFileSync(join(folder.path, 'secret'), '')
    await expect(hubSecret(folder.path)).rejects.toMatchObject({ code: 'settings-wrong' })
    rmSync(join(folder.path, 'secret'))
    mkdirSync(join(folder.path, 'secret'))
    await expect(hubSecret(folder.path)).rejects.toMatchObject({ code: 'storage-failed' })
  })
})

describe('what is good for a minute', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const room = { org: 'o', docid: 'd', branch: 'main' }
  const nobody = { kind: 'nobody' } as const

  test('a ticket, once', () => {
    const tickets = ticketsFor(60_000, 2)
    const { ticket, until } = tickets.issue(nobody, room)
    expect(until).toBe(Date.now() + 60_000)
    expect(tickets.redeem(ticket, room)).toBe(nobody)
    expect(tickets.redeem(ticket, room)).toBe(null)
    const late = tickets.issue(nobody, room).ticket
    vi.advanceTimersByTime(60_000)
    expect(tickets.redeem(late, room)).toBe(null)
    // Too many: the oldest is forgotten.
    const [a, b, c] = [1, 2, 3].map(() => tickets.issue(nobody, room).ticket)
    expect([a, b, c].map((one) => tickets.redeem(one!, room))).toEqual([null, nobody, nobody])
  })

  test('a nonce, once; those of two tabs both, a wrong proof none', async () => {
    const nonces = noncesFor(60_000)
    const bytes = Buffer.from('bytes')
    const proofOf = (nonce: string) =>
      createHmac('sha256', Buffer.from(nonce, 'base64url')).update(bytes).digest('hex')
    const prove = (proof: string, name = 'a') =>
      nonces.prove(name, proof, async () =>
        (async function* () {
          yield bytes.subarray(0, 2)
          yield bytes.subarray(2)
        })()
      )
    const [one, two] = [nonces.make('a'), nonces.make('a')]
    expect(await prove(proofOf(one), 'b')).toBe(null)
    expect(await prove(proofOf(one))).toBe(true)
    expect(await prove(proofOf(two))).toBe(true)
    expect(await prove(proofOf(two))).toBe(null)
    const three = nonces.make('a')
    expect(await prove(proofOf(one))).toBe(false)
    expect(await prove(proofOf(three))).toBe(null)
    const late = nonces.make('a')
    vi.advanceTimersByTime(60_000)
    expect(await prove(proofOf(late))).toBe(null)
    const many = Array.from({ length: 5 }, () => nonces.make('a'))
    expect(await prove(proofOf(many[1]!))).toBe(true)
    expect(await prove(proofOf(many[0]!))).toBe(false)
  })
})
