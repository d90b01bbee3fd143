// --data DIR: the patch's store, filled once, bound to one patch, whatever a run is interrupted by.
import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSqliteStorage } from '../src/lib/storage/kv/sqlite.ts'
import { openDataDirectory } from './data-directory.ts'
import { fileOf, loadbang, projectRoot, temporary } from './testing/shell.ts'

const directory = temporary()
const at = (name: string): string => join(directory, name)
const counter = join(projectRoot, 'examples/counter.ptperf.zip')
const entries = [{ kind: 'kv', scope: ['name', 'counter'], key: 'count', value: 41 }] as const
const count = async (dir: string): Promise<unknown> => {
  const storage = await openDataDirectory(dir, counter, entries)
  const { value } = await storage.kv(['name', 'counter']).get('count')
  await storage.close()
  return value
}

test('the counter counts its runs', async () => {
  for (const line of ['count: 1', 'count: 2', 'count: 3']) {
    const { out, err, status } = await loadbang('run', counter, '--data', at('counter'))
    expect([out.at(-1), err, status]).toEqual([line, [], 0])
  }
})

test('the file fills it once', async () => {
  const boxes = {
    load: 'loadbang',
    ask: 'msg {get: "count"}',
    read: 'kv counter',
    reply: 'route op=get',
    value: 'map x.value',
    add: '+ 1',
    store: 'msg set count $1',
    write: 'kv counter',
    print: 'print count'
  }
  const cables = [
    'load ask',
    'ask read',
    'read reply',
    'reply value',
    'value add',
    'add store',
    'store write',
    'add print'
  ]
  const file = await fileOf(at('filled.ptperf.zip'), boxes, cables, entries)
  expect((await loadbang('run', file, '--data', at('filled'))).out).toEqual(['count: 42'])
  expect((await loadbang('run', file, '--data', at('filled'))).out).toEqual(['count: 43'])
})

test('another patch is refused, and nothing is changed', async () => {
  const other = await fileOf(at('other.ptperf.zip'), { load: 'loadbang', print: 'print ran' }, ['load print'])
  await count(at('bound'))
  const marker = readFileSync(at('bound/patch.json'))
  const { out, err, status } = await loadbang('run', other, '--data', at('bound'))
  expect([out, err.length, status]).toEqual([[], 1, 1])
  expect(err[0]).toContain('error: data-other ')
  expect(err[0]).toContain(counter)
  expect(readFileSync(at('bound/patch.json'))).toEqual(marker)
  expect(await count(at('bound'))).toBe(41)
})

test('a run that was killed while it filled is made good, neither lost nor doubled', async () => {
  const half = async (name: string, filled: boolean): Promise<string> => {
    mkdirSync(at(name))
    if (filled) {
      const storage = openSqliteStorage(at(name))
      await storage.write(entries)
      await storage.close()
    }
    writeFileSync(
      at(`${name}/patch.json`),
      JSON.stringify({ version: 1, patch: realpathSync(counter), filled: false })
    )
    return at(name)
  }
  for (const dir of [await half('before', false), await half('after', true)]) {
    expect(await count(dir)).toBe(41)
    expect(JSON.parse(readFileSync(join(dir, 'patch.json'), 'utf8'))).toMatchObject({ filled: true })
  }
  // Bound from the first moment: another patch may not finish what this one began.
  const dir = await half('theirs', true)
  const other = await fileOf(at('theirs.ptperf.zip'), {})
  await expect(openDataDirectory(dir, other, [])).rejects.toMatchObject({ code: 'data-other' })
})

test('two runs at once take turns', async () => {
  const runs = await Promise.all([1, 2, 3].map(() => loadbang('run', counter, '--data', at('turns'))))
  expect(runs.map(({ out }) => out.at(-1)).sort()).toEqual(['count: 1', 'count: 2', 'count: 3'])
})

test('a directory that another run keeps is refused after a while', async () => {
  const storage = await openDataDirectory(at('busy'), counter, entries)
  await expect(openDataDirectory(at('busy'), counter, entries, 20)).rejects.toMatchObject({
    code: 'data-busy'
  })
  await storage.close()
  expect(await count(at('busy'))).toBe(41)
})

test('without its marker the data is given to whoever asks; a broken marker is said', async () => {
  await count(at('given'))
  rmSync(at('given/patch.json'))
  const storage = await openDataDirectory(at('given'), counter, [{ ...entries[0], value: 1 }])
  await storage.close()
  expect(await count(at('given'))).toBe(41)
  for (const text of ['', '{', '{"version": 2}', 'null']) {
    writeFileSync(at('given/patch.json'), text)
    await expect(count(at('given'))).rejects.toMatchObject({ code: 'data-marker' })
  }
})

test('a place that cannot be a directory is one line, and status 1', async () => {
  writeFileSync(at('file'), '')
  const { err, status } = await loadbang('run', counter, '--data', at('file'))
  expect([err.length, status]).toEqual([1, 1])
  expect(err[0]).toContain(`error: storage-failed ${at('file')}: `)
})
