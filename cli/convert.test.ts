// loadbang convert: one format as another, losing nothing silently.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { rackBindings, rackFile, rackMedia } from '../src/lib/storage/ptperf/testing/files.ts'
import { fileOf, loadbang, projectRoot, temporary } from './testing/shell.ts'

const directory = temporary()
const at = (name: string): string => join(directory, name)
const counter = join(projectRoot, 'examples/counter.ptperf.zip')
const done = { status: 0, out: [], err: [] }

test('there and back again is the same file, to the byte', async () => {
  expect(await loadbang('convert', counter, at('there.imp.json'))).toEqual(done)
  expect(JSON.parse(readFileSync(at('there.imp.json'), 'utf8'))).toMatchObject({ envelopeVersion: 1 })
  expect(await loadbang('convert', at('there.imp.json'), at('back.ptperf.zip'))).toEqual(done)
  expect(readFileSync(at('back.ptperf.zip'))).toEqual(readFileSync(counter))
  expect((await loadbang('run', at('there.imp.json'))).out).toEqual(['count: 1'])
})

test('from zip to zip, everything goes along', async () => {
  writeFileSync(at('rack.zip'), rackFile())
  expect(await loadbang('convert', at('rack.zip'), at('rack2.zip'))).toEqual(done)
  const files = unzipSync(readFileSync(at('rack2.zip')))
  const performance = JSON.parse(new TextDecoder().decode(files['performance.json'])) as {
    bundle: unknown
    media: unknown
  }
  expect(performance.media).toEqual(rackMedia)
  expect(performance.bundle).toMatchObject(rackBindings)

  const kv = [{ kind: 'kv', scope: ['name', 's'], key: 'k', value: new Date(5) }] as const
  const file = await fileOf(at('data.zip'), { a: 'metro 5' }, [], kv)
  expect(await loadbang('convert', file, at('data2.zip'))).toEqual(done)
  expect(readFileSync(at('data2.zip'))).toEqual(readFileSync(file))
  // Also onto itself.
  expect(await loadbang('convert', file, file)).toEqual(done)
  expect(readFileSync(at('data2.zip'))).toEqual(readFileSync(file))
})

test('what an .imp.json has no room for is named', async () => {
  writeFileSync(at('rack3.zip'), rackFile())
  const rack = await loadbang('convert', at('rack3.zip'), at('rack3.imp.json'))
  expect([rack.status, rack.out, rack.err.length]).toEqual([0, [], 3])
  expect(rack.err[0]).toContain(`warn: ${at('rack3.zip')}: The medium “a b.mp4” `)
  const kv = [{ kind: 'kv', scope: ['name', 's'], key: 'k', value: 1 }] as const
  const file = await fileOf(at('data3.zip'), {}, [], kv)
  const data = await loadbang('convert', file, at('data3.imp.json'))
  expect(data.err).toHaveLength(1)
  expect(data.err[0]).toContain('one entry')
})

test('a file that cannot be read leaves what was there, and no draft behind', async () => {
  writeFileSync(at('bad.zip'), 'PK\u0003\u0004 and then nothing')
  writeFileSync(at('old.imp.json'), 'old')
  const bad = await loadbang('convert', at('bad.zip'), at('old.imp.json'))
  expect([bad.status, bad.out, bad.err.length]).toEqual([1, [], 1])
  expect(bad.err[0]).toContain(`error: perf-truncated ${at('bad.zip')}: `)
  expect(readFileSync(at('old.imp.json'), 'utf8')).toBe('old')

  const nowhere = await loadbang('convert', counter, at('no/such/place.imp.json'))
  expect([nowhere.status, nowhere.err.length]).toEqual([1, 1])
  expect(nowhere.err[0]).toContain(
    `error: file-missing ${at('no/such/place.imp.json')}: There is no such directory.`
  )
  expect(existsSync(at('no'))).toBe(false)
  expect(readdirSync(directory).filter((name) => name.endsWith('.part'))).toEqual([])
})
