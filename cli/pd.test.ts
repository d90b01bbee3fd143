// Files of Pure Data at the shell: run, checked, converted to ours and back.
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fileOf, loadbang, temporary } from './testing/shell.ts'

const directory = temporary()
const at = (name: string): string => join(directory, name)
const HEAD = '#N canvas 0 50 450 300 12;\n'
const done = { status: 0, out: [], err: [] }

function folder(name: string, files: Readonly<Record<string, string>>): string {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(at(name), file, '..'), { recursive: true })
    writeFileSync(join(at(name), file), text)
  }
  return at(name)
}

const hello = `${HEAD}#X obj 10 10 loadbang;
#X msg 10 40 1 2 \\, {a;
#X obj 10 70 print x;
#X connect 0 0 1 0;
#X connect 1 0 2 0;
`

test('a .pd file runs as it does in Pd, and is known by what is in it', async () => {
  folder('run', { 'hello.pd': hello, 'hello.txt': hello })
  for (const name of ['hello.pd', 'hello.txt'])
    expect(await loadbang('run', at(`run/${name}`))).toEqual({ ...done, out: ['x: 1 2', 'x: {a'] })
  expect(await loadbang('check', at('run/hello.pd'))).toEqual(done)
})

test('to ours and back it is the same file; abstractions come along, and go beside it', async () => {
  const part = `${HEAD}#X obj 0 0 other;\n`
  const main = `${HEAD}#X declare -path lib;\n#X obj 0 0 part 5;\n#X obj 0 0 sub/deep;\n`
  folder('there', {
    'main.pd': main,
    'lib/part.pd': part,
    'lib/other.pd': HEAD,
    'sub/deep.pd': HEAD,
    'unused.pd': HEAD
  })
  mkdirSync(at('back'))
  for (const middle of [at('middle.ptperf.zip'), at('middle.imp.json')]) {
    expect(await loadbang('convert', at('there/main.pd'), middle)).toEqual(done)
    expect(await loadbang('convert', middle, at('back/main.pd'))).toEqual(done)
    expect(readdirSync(at('back'), { recursive: true }).sort()).toEqual([
      'main.pd',
      'other.pd',
      'part.pd',
      'sub',
      join('sub', 'deep.pd')
    ])
    expect(readFileSync(at('back/main.pd'), 'utf8')).toBe(main)
    expect(readFileSync(at('back/part.pd'), 'utf8')).toBe(part)
  }
  // Another file of that name stays as it is.
  writeFileSync(at('back/part.pd'), 'mine')
  const { status, err } = await loadbang('convert', at('middle.imp.json'), at('back/main.pd'))
  expect([status, err]).toEqual([
    0,
    [
      `warn: ${at('middle.imp.json')}: The abstraction “part” was left out: there is another file of this name.`
    ]
  ])
  expect(readFileSync(at('back/part.pd'), 'utf8')).toBe('mine')
})

test('abstractions are looked for in the file’s folder alone', async () => {
  folder('outer', { 'secret.pd': HEAD, 'inner/main.pd': `${HEAD}#X obj 0 0 ../secret;#X obj 0 0 link;\n` })
  symlinkSync(at('outer/secret.pd'), at('outer/inner/link.pd'))
  const { status, err } = await loadbang('convert', at('outer/inner/main.pd'), at('outer/inner.imp.json'))
  expect([status, err]).toEqual([
    0,
    [`warn: ${at('outer/inner/main.pd')}: Kept, but not known here: ../secret (1), link (1).`]
  ])
})

test('what is no .pd file, or half of one, is one line and status 1', async () => {
  folder('bad', { 'no.pd': 'hello', 'cut.pd': `${HEAD}#N canvas 0 0 1 1 x 0;\n` })
  for (const [name, code] of [
    ['no', 'pd-invalid'],
    ['cut', 'pd-cut']
  ] as const) {
    const { status, out, err } = await loadbang('convert', at(`bad/${name}.pd`), at('bad/to.ptperf.zip'))
    expect([status, out, err.length]).toEqual([1, [], 1])
    expect(err[0]).toMatch(new RegExp(`^error: ${code} `))
  }
  expect(existsSync(at('bad/to.ptperf.zip'))).toBe(false)
})

test('what a .pd file has no room for is named', async () => {
  const kv = [{ kind: 'kv', scope: ['name', 's'], key: 'k', value: 1 }] as const
  const file = await fileOf(at('own.zip'), { a: ['slider 0 1', { value: 0.5 }], b: 'print' }, ['a b'], kv)
  const { status, err } = await loadbang('convert', file, at('own.pd'))
  expect([status, err]).toEqual([
    0,
    [
      `warn: ${file}: What “slider 0 1” keeps inside was left out: a .pd file has no room for it.`,
      `warn: ${file}: Its stored data (one entry) was left out: a .pd file has no room for it.`
    ]
  ])
  expect(readFileSync(at('own.pd'), 'utf8')).toBe(
    `${HEAD}#X obj 0 0 slider 0 1;\n#X obj 0 40 print;\n#X connect 0 0 1 0;\n`
  )
})
