import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hmacSha256 } from './hmac.ts'

test('it is the HMAC that Node computes, however the bytes come', async () => {
  const bytes = fc.uint8Array({ maxLength: 300 })
  await fc.assert(
    fc.asyncProperty(bytes, fc.array(bytes, { maxLength: 5 }), async (key, pieces) => {
      const expected = createHmac('sha256', key).update(Buffer.concat(pieces)).digest('hex')
      expect(await hmacSha256(key, pieces)).toBe(expected)
    }),
    { seed: 6 }
  )
})
