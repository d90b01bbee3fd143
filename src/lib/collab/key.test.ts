import { expect, test } from 'vitest'
import { joinLink, readKey } from './key.ts'

const payload = { id: 'i', org: 'home', docid: 'd', role: 'editor', expires: null } as const
const keyOf = (value: unknown) =>
  `lbk1.${Buffer.from(JSON.stringify(value)).toString('base64url')}.c2lnbmF0dXJl`

test('a key says what it is for', () => {
  expect(readKey(keyOf(payload))).toEqual(payload)
  expect(readKey(` ${keyOf({ ...payload, org: 'hüb' })}\n`)?.org).toBe('hüb')
})

test.each([
  '',
  'lbk1',
  'lbk1..',
  'lbk1.%%%.x',
  keyOf(payload).slice(0, 30),
  keyOf(payload).replace('lbk1', 'lbt1'),
  keyOf({ ...payload, role: 'god' }),
  keyOf({ ...payload, expires: 'soon' }),
  `${keyOf(payload)}.more`,
  `lbk1.${'A'.repeat(10_000)}.x`
])('%j is none', (text) => {
  expect(readKey(text)).toBeNull()
})

test('a link carries it in its fragment', () => {
  expect(joinLink('https://patch.example/', 'lbk1.a.b')).toBe('https://patch.example/join#lbk1.a.b')
})
