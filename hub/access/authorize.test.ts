import { expect, test } from 'vitest'
import { isForwarded, isLoopback } from './authorize.ts'

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['10.0.0.1', false],
  ['::ffff:10.0.0.1', false],
  ['127.0.0.1.evil.example', false],
  ['', false]
])('%j is this machine: %s', (address, is) => {
  expect(isLoopback(address)).toBe(is)
})

test('what a proxy passed on is known by its headers', () => {
  expect(isForwarded({ host: 'localhost' })).toBe(false)
  expect(isForwarded({ 'x-forwarded-for': '10.0.0.1' })).toBe(true)
  expect(isForwarded({ forwarded: 'for=10.0.0.1' })).toBe(true)
})
