// Where requests of cells may lead.
import { describe, expect, test } from 'vitest'
import { hostOf, isNear, targetOf } from './hosts.ts'

const own = 'http://localhost:4400'

test.each([
  ['https://api.example.com/a?b#c', 'api.example.com'],
  ['https://API.Example.com:8443/', 'api.example.com:8443'],
  ['https://api.example.com:443/', 'api.example.com'],
  ['http://localhost:8080/x', 'localhost:8080'],
  ['https://192.168.1.4/', '192.168.1.4']
])('%s leads to %s', (text, host) => expect(targetOf(text, own).host).toBe(host))

test.each([
  'http://api.example.com/',
  'http://127.0.0.1:8080/',
  'ftp://example.com/',
  'file:///etc/passwd',
  'data:text/plain,x',
  'blob:https://example.com/1',
  'javascript:1',
  'https://user:secret@example.com/',
  '/relative',
  '',
  'http://localhost:4400/',
  'http://LOCALHOST:4400/x',
  'https://localhost:4400/',
  'https://127.0.0.1:4400/',
  'https://[::1]:4400/',
  'https://localhost.:4400/'
])('%s is refused', (text) => {
  expect(() => targetOf(text, own)).toThrow(expect.objectContaining({ code: 'cell-network' }) as Error)
})

test("the page's own server is refused under its name, not another's", () => {
  expect(() => targetOf('https://loadbang.example/', 'https://loadbang.example')).toThrow(
    /Loadbang comes from/
  )
  expect(targetOf('https://loadbang.example:8443/', 'https://loadbang.example').host).toBe(
    'loadbang.example:8443'
  )
})

describe('hosts', () => {
  test.each([
    ['api.example.com', 'api.example.com'],
    ['Api.Example.com:443', 'api.example.com'],
    ['localhost:8080', 'localhost:8080']
  ])('%s is %s', (text, host) => expect(hostOf(text)).toBe(host))
  test.each(['', 'https://x', 'a/b', 'a b', 'user@host', '*.example.com/'])('%j is none', (text) => {
    expect(() => hostOf(text)).toThrow(/is no host/)
  })
})

test.each([
  'localhost',
  'localhost:1',
  'a.localhost',
  '10.1.2.3',
  '192.168.0.1:80',
  '172.20.0.1',
  '127.0.0.1',
  '169.254.1.1',
  '[::1]',
  '[fd00::1]:8080',
  'printer',
  'nas.local'
])('%s is near', (host) => expect(isNear(host)).toBe(true))
test.each(['example.com', '8.8.8.8', '172.32.0.1', '[2001:db8::1]', '100.1.1.1'])('%s is not', (host) =>
  expect(isNear(host)).toBe(false)
)
