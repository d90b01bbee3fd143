// Files that come along with pasted boxes: of a text that was copied here, exactly those that it names, and of no other text.
import { beforeEach, expect, test } from 'vitest'
import { allAssets, openPatchAssets, putAssets } from '../../storage/assets/patch-assets.ts'
import { sha256 } from '../../storage/bytes/sha256.ts'
import { freshId } from '../../storage/document/testing.ts'
import { bringFiles } from './bring-files.ts'
import { copiedFrom, noteCopied } from './copied-from.ts'

const file = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const hashOf = (text: string): Promise<string> => sha256(file(text))
async function patchWith(...files: string[]): Promise<string> {
  const id = freshId()
  await putAssets(id, files.map(file))
  return id
}
async function filesOf(id: string): Promise<string[]> {
  const texts: string[] = []
  for await (const blob of allAssets(id)) texts.push(await blob.text())
  return texts.sort()
}
const watching = (signal = new AbortController().signal) => ({ signal, progress: () => {} })
const codes = (left: Awaited<ReturnType<typeof bringFiles>>) =>
  left.map(({ name, error }) => [name, error.code])

beforeEach(() => localStorage.clear())

test('of a text it is known where it was copied, of a changed one nothing', () => {
  noteCopied('{"loadbang":1,"nodes":[]}', 'a')
  expect(copiedFrom('{"loadbang":1,"nodes":[]}')).toBe('a')
  for (const text of ['{"loadbang":1,"nodes":[] }', '{"loadbang":1,"nodes":[0]}', 'a', ''])
    expect(copiedFrom(text)).toBeNull()
  // The same boxes of a duplicate: the last one counts.
  noteCopied('{"loadbang":1,"nodes":[]}', 'b')
  expect(copiedFrom('{"loadbang":1,"nodes":[]}')).toBe('b')
})

test('the last ten are remembered, and what is no note is passed over', () => {
  for (let i = 0; i < 12; i++) noteCopied(`text ${i}`, `patch ${i}`)
  expect([0, 1, 2, 11].map((i) => copiedFrom(`text ${i}`))).toEqual([null, null, 'patch 2', 'patch 11'])
  for (const broken of ['{', '5', '[1, ["a"], [1, 2]]']) {
    localStorage.setItem('loadbang-copied', broken)
    expect(copiedFrom('text 11')).toBeNull()
  }
  noteCopied('again', 'a')
  expect(copiedFrom('again')).toBe('a')
})

test('the bytes of the named files come along, and no others', async () => {
  const [from, to] = [await patchWith('one', 'two', 'secret'), await patchWith('two')]
  const wanted = new Map([
    [await hashOf('one'), 'one.txt'],
    [await hashOf('two'), 'two.txt'],
    [await hashOf('three'), 'three.txt']
  ])
  const left = await bringFiles(to, from, wanted, watching())
  expect(codes(left)).toEqual([['three.txt', 'file-left-behind']])
  expect(left[0]!.error.message).toMatch(/the patch that it was copied in no longer has it/)
  expect(await filesOf(to)).toEqual(['one', 'two'])
  expect(await filesOf(from)).toEqual(['one', 'secret', 'two'])
})

test('of a text from elsewhere only what is here already is had', async () => {
  await patchWith('one')
  const to = await patchWith('two')
  const wanted = new Map([
    [await hashOf('one'), 'one.txt'],
    [await hashOf('two'), 'two.txt']
  ])
  const left = await bringFiles(to, null, wanted, watching())
  expect(codes(left)).toEqual([['one.txt', 'file-left-behind']])
  expect(left[0]!.error.sentence).toMatch(/only boxes that were copied in this browser.*Drop the file/)
  expect(await filesOf(to)).toEqual(['two'])
})

test('a patch that is gone is not made by asking it', async () => {
  const [gone, to] = [freshId(), freshId()]
  const wanted = new Map([[await hashOf('one'), '']])
  expect(codes(await bringFiles(to, gone, wanted, watching()))).toEqual([['', 'file-left-behind']])
  const names = (await indexedDB.databases()).map(({ name }) => name)
  expect(names.filter((name) => name?.includes(gone))).toEqual([])
  const assets = await openPatchAssets(gone)
  expect(await assets.list()).toEqual([])
  assets.close()
})

test('called off, it rejects', async () => {
  const [from, to] = [await patchWith('one'), freshId()]
  const off = new AbortController()
  off.abort(new Error('off'))
  await expect(
    bringFiles(to, from, new Map([[await hashOf('one'), '']]), watching(off.signal))
  ).rejects.toThrow('off')
  expect(await filesOf(to)).toEqual([])
})
