// When versions are written by themselves.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { LOCAL, PERSIST } from '../../patch/context.ts'
import { LOADED } from '../document/origins.ts'
import type { NewVersion } from './history.ts'
import { recordVersions, type Recorder } from './recorder.ts'

const MINUTE = 60_000
const opened = Date.UTC(2026, 0, 1, 12)
let doc: Y.Doc
let written: { kind: string; at?: number; text: string }[]
let recorder: Recorder
const failed = vi.fn()

beforeEach(() => {
  vi.useFakeTimers({ now: opened })
  // Without locks every tab writes.
  vi.stubGlobal('navigator', {})
  doc = new Y.Doc()
  doc.transact(() => doc.getText('t').insert(0, 'old'), LOADED)
  written = []
  failed.mockClear()
  start(async ({ update, kind, at }) => {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, update)
    written.push({ kind, at, text: copy.getText('t').toString() })
    return null
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
function start(add: (version: NewVersion) => Promise<null>) {
  recorder = recordVersions({ patchId: 'p', doc, history: { add }, edited: opened - MINUTE, failed })
}
const type = (text: string, origin: unknown = LOCAL) =>
  doc.transact(() => doc.getText('t').insert(doc.getText('t').length, text), origin)
const wait = (minutes: number) => vi.advanceTimersByTimeAsync(minutes * MINUTE)

it('opening writes nothing, the first edit what was there before it', async () => {
  await wait(60)
  type('.', LOADED)
  expect(written).toEqual([])
  type('1')
  await wait(0)
  expect(written).toEqual([{ kind: 'open', at: opened - MINUTE, text: 'old.' }])
})

it('while one edits, one every five minutes; after a pause what was there before it', async () => {
  for (let minute = 0; minute < 12; minute++) {
    type(String(minute % 10))
    await wait(1)
  }
  const texts = ['old', 'old012345', 'old01234567890']
  expect(written.map(({ text }) => text)).toEqual(texts)
  await wait(60)
  texts.push('old012345678901')
  expect(written.map(({ text }) => text)).toEqual(texts)
  type('!')
  await wait(0)
  const pause = { kind: 'auto', at: opened + 11 * MINUTE, text: 'old012345678901' }
  expect(written.slice(4)).toEqual([pause])
})

it('closing writes what no version has, and nothing where there is nothing', async () => {
  type('1')
  await recorder.close()
  expect(written.map(({ text }) => text)).toEqual(['old', 'old1'])
  type('2')
  await wait(60)
  expect(written).toHaveLength(2)
})

it('what the running patch writes back is no edit', async () => {
  type('1', PERSIST)
  await wait(60)
  await recorder.close()
  expect(written).toEqual([])
})

it('what cannot be written is told once, and disturbs nothing', async () => {
  await recorder.close()
  start(() => Promise.reject(new Error('no room')))
  type('1')
  await wait(6)
  type('2')
  await recorder.close()
  expect(failed).toHaveBeenCalledTimes(1)
  expect(failed.mock.calls[0]![0]).toMatchObject({ code: 'history-failed', message: 'no room.' })
})
