import { expect, test } from 'vitest'
import { readRackLink, sameRack } from './rack-link.ts'

const link = { org: 'home', docid: 'x-1', key: 'lbk1.a.b', role: 'editor', made: { i: 'lbk1.c.d' } } as const

test('a link that was kept is read as it was', () => {
  expect(readRackLink(structuredClone(link))).toEqual(link)
  expect(readRackLink({ ...link, made: undefined, more: 1 })).toEqual({
    org: 'home',
    docid: 'x-1',
    key: 'lbk1.a.b',
    role: 'editor'
  })
})

test.each([
  ['no record', 'home/x-1'],
  ['null', null],
  ['a role that there is not', { ...link, role: 'god' }],
  ['no key', { ...link, key: undefined }],
  ['a key without end', { ...link, key: 'x'.repeat(5000) }],
  ['a name that is a way elsewhere', { ...link, docid: '../other' }],
  ['a name with a slash', { ...link, org: 'a/b' }]
])('%s is no link', (_what, kept) => {
  expect(readRackLink(kept)).toBeUndefined()
})

test('keys of invitations that are none are passed over', () => {
  expect(readRackLink({ ...link, made: { a: 1, b: 'lbk1.k.k' } })?.made).toEqual({ b: 'lbk1.k.k' })
})

test('racks are the same by their names, whatever the key', () => {
  expect(sameRack(link, { ...link, docid: 'y' })).toBe(false)
  expect(sameRack(link, { org: 'home', docid: 'x-1' })).toBe(true)
  expect(sameRack(undefined, undefined)).toBe(false)
})
