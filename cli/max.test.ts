// Files of Max at the shell: run, checked, converted.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fileOf, patcherOf } from '../src/lib/interop/max/testing/patcher.ts'
import { loadbang, temporary } from './testing/shell.ts'

const directory = temporary()
const at = (name: string): string => join(directory, name)
const done = { status: 0, out: [], err: [] }

test('a .maxpat file runs as it does in Max: the right one first, with the abstractions beside it', async () => {
  const main = patcherOf(
    {
      start: { text: 'loadbang', at: [0, 0] },
      left: { text: 'part left', at: [0, 80] },
      right: { text: 'part right', at: [200, 80] }
    },
    ['start left', 'start right']
  )
  const part = patcherOf(
    { in: { maxclass: 'inlet' }, say: { maxclass: 'message', text: '1, 2' }, out: 'print #1' },
    ['in say', 'say out']
  )
  writeFileSync(at('main.maxpat'), fileOf(main))
  writeFileSync(at('main.txt'), fileOf(main))
  writeFileSync(at('part.maxpat'), fileOf(part))
  for (const name of ['main.maxpat', 'main.txt'])
    expect(await loadbang('run', at(name))).toEqual({
      ...done,
      out: ['right: 1', 'right: 2', 'left: 1', 'left: 2']
    })
  expect(await loadbang('check', at('main.maxpat'))).toEqual(done)
  expect(await loadbang('convert', at('main.maxpat'), at('ours.imp.json'))).toEqual(done)
  expect((await loadbang('run', at('ours.imp.json'))).out).toHaveLength(4)
})

test('what is not known is named, and goes on into a .pd file', async () => {
  writeFileSync(
    at('sound.maxpat'),
    fileOf(patcherOf({ a: 'cycle~ 440', b: { maxclass: 'ezdac~' } }, ['a b', 'a b:1']))
  )
  const { status, err } = await loadbang('convert', at('sound.maxpat'), at('sound.pd'))
  expect([status, err.length]).toEqual([0, 1])
  expect(err[0]).toContain('Kept, but not known here: cycle~ (1), ezdac~ (1).')
  expect(readFileSync(at('sound.pd'), 'utf8')).toContain('cycle~ 440;\n')
})

test('a bad file is refused in one line', async () => {
  writeFileSync(at('bad.maxpat'), '{"patcher": {"boxes": [7]}}')
  const line = expect.stringContaining('This .maxpat file is damaged: box 1 of the patch has no id.')
  expect(await loadbang('run', at('bad.maxpat'))).toEqual({ status: 1, out: [], err: [line] })
  expect(await loadbang('check', at('bad.maxpat'))).toEqual({ status: 1, out: [line], err: [] })
})
