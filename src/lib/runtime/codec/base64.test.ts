import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readBase64, toBase64 } from './base64.ts'

it('writes what Node writes, and reads it back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const text = toBase64(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64'))
      expect(readBase64(text)).toEqual(bytes)
      expect(readBase64(text.replaceAll('=', ''))).toEqual(bytes)
    })
  )
})

it('refuses what is no base64', () => {
  for (const text of ['a', 'ab!d', 'abc=d', 'ab=', 'a===', 'äöü-', 'AAAA\n', 'AA-_', 'aaaaa'])
    expect(readBase64(text), text).toBe(null)
})
