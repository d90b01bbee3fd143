import { expect, test } from 'vitest'
import { Hub, type Fetch } from './hub.ts'
import { FakeHub } from './testing/fake-hub.ts'

const answering =
  (status: number, body: string): Fetch =>
  async () =>
    new Response(body, { status })
const codeOf = (fetcher: Fetch) =>
  new Hub('', fetcher).info().then(
    () => 'none',
    ({ code }: { code: string }) => code
  )

test.each<[string, Fetch, string]>([
  ['nobody answers', () => Promise.reject(new TypeError('failed')), 'hub-away'],
  ['a server of pages alone', answering(200, '<!doctype html>'), 'hub-none'],
  ['a server that knows no such address', answering(404, 'There is no such file.'), 'hub-none'],
  ['a proxy without its hub', answering(502, 'Bad gateway'), 'hub-away'],
  ['half an answer', answering(200, '{"addresses": []}'), 'hub-none'],
  [
    'an error of the hub',
    answering(403, '{"error": {"code": "revoked", "message": "It was ended.", "advice": "Ask."}}'),
    'revoked'
  ]
])('%s', async (_what, fetcher, code) => {
  expect(await codeOf(fetcher)).toBe(code)
})

test('a rack is made, named within bounds, and the owner’s invitations are listed', async () => {
  const fake = new FakeHub()
  const { rack, key } = await new Hub('', fake.fetch).makeRack(' '.repeat(5) + 'x'.repeat(500))
  expect(rack.name).toHaveLength(200)
  const hub = new Hub(key!, fake.fetch)
  const made = await hub.makeInvite(rack, { role: 'viewer', lasts: 1000, label: 'Ann' })
  expect(await hub.invites(rack)).toHaveLength(2)
  expect((await hub.invites(rack)).filter(({ own }) => own)).toHaveLength(1)
  const guest = new Hub(made.key, fake.fetch)
  expect(await guest.rack(rack)).toMatchObject({ role: 'viewer' })
  await expect(guest.invites(rack)).rejects.toMatchObject({ code: 'forbidden' })
  await hub.endInvite(rack, made.invite.id)
  await expect(guest.rack(rack)).rejects.toMatchObject({ code: 'revoked' })
  await hub.endRack(rack)
  await expect(hub.rack(rack)).rejects.toMatchObject({ code: 'forbidden' })
})
