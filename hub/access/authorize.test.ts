import { expect, test } from 'vitest'
import { isLoopback, openOnLoopback } from './authorize.ts'

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['10.0.0.1', false],
  ['::ffff:10.0.0.1', false],
  ['127.0.0.1.evil.example', false],
  ['', false]
])('without accounts, who comes from %j enters: %s', async (address, enters) => {
  expect(isLoopback(address)).toBe(enters)
  const room = { org: 'org', docid: 'doc', branch: 'main' }
  const answer = await openOnLoopback({ room, address, token: '', protocol: 'hocuspocus', headers: {} })
  expect(answer).toMatchObject(enters ? { ...room, role: 'editor' } : { refused: 'unauthorized' })
})
