import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { bang, Command, type Message } from '../../runtime/message.ts'
import { testObject } from '../../runtime/testing.ts'
import { filesBelow } from '../../engine/node-files.ts'
import file from './file.ts'

const root = mkdtempSync(join(tmpdir(), 'loadbang-file-'))
const [home, data] = [join(root, 'home'), join(root, 'data')]
mkdirSync(join(home, 'sub'), { recursive: true })
writeFileSync(join(home, 'a.txt'), 'hi\n')
writeFileSync(join(root, 'secret.txt'), 'no')
symlinkSync(join(root, 'secret.txt'), join(home, 'link.txt'))
afterAll(() => rmSync(root, { recursive: true }))

function ask(text: string, ...messages: Message[]) {
  const o = testObject([file], text, { files: filesBelow(home, data) })
  for (const message of messages) o.in(0, message)
  return { out: o.out, errors: o.errors.map(({ code }) => code) }
}

// As native Pd 0.53.1 answers.
it.each<[string, Message, [number, Message][]]>([
  [
    'split',
    '/a/b/c.txt',
    [
      [1, bang],
      [0, ['/', 'a', 'b', 'c.txt']]
    ]
  ],
  [
    'split',
    'a/b/',
    [
      [1, '/'],
      [0, ['a', 'b']]
    ]
  ],
  [
    'split',
    '/',
    [
      [1, '/'],
      [0, '/']
    ]
  ],
  [
    'split',
    'x',
    [
      [1, bang],
      [0, 'x']
    ]
  ],
  ['splitext', 'a/b.txt', [[0, ['a/b', 'txt']]]],
  ['splitext', 'a.b.c', [[0, ['a.b', 'c']]]],
  ['splitext', 'noext', [[1, 'noext']]],
  ['splitext', '.hid', [[0, ['', 'hid']]]],
  ['splitext', 'a/b.', [[1, 'a/b.']]],
  ['splitext', 'd.x/y', [[1, 'd.x/y']]],
  ['splitname', '/a/b/c', [[0, ['/a/b', 'c']]]],
  ['splitname', 'a/', [[0, 'a']]],
  ['splitname', '/c', [[1, '/c']]],
  ['join', ['a', 'b', 'c'], [[0, 'a/b/c']]],
  ['join', ['/', 'a', 'b'], [[0, '/a/b']]],
  ['join', ['a/', 'b'], [[0, 'a/b']]],
  ['join', [1, 'b'], [[0, '1/b']]],
  ['join', ['a', '/b'], [[0, 'a/b']]],
  ['isfile', 'a.txt', [[0, 1]]],
  ['isfile', 'sub', [[0, 0]]],
  ['isfile', 'no', [[1, bang]]],
  ['isdirectory', 'sub', [[0, 1]]],
  ['size', 'a.txt', [[0, 3]]],
  ['glob', '*.txt', [[0, ['a.txt', 0]]]],
  ['glob', 'no*', [[1, bang]]],
  ['which', 'a.txt', [[0, [join(home, 'a.txt'), 0]]]],
  ['which', 'nope.txt', [[1, 'nope.txt']]]
])('%s %j', (what, message, answers) => {
  const { out } = ask(`file ${what}`, message)
  expect(out.slice(0, answers.length)).toEqual(answers)
})

it('reads and writes bytes', () => {
  const open = new Command('open', ['a.txt'])
  expect(ask('file', open, 2, new Command('seek', [0]), 10, 1).out).toEqual([
    [0, [104, 105]],
    [1, new Command('seek', [0])],
    [0, [104, 105, 10]],
    [1, bang]
  ])
  ask('file handle', new Command('open', ['w.txt', 'c']), [72, 73], new Command('close'))
  expect(readFileSync(join(data, 'w.txt'), 'utf8')).toBe('HI')
  expect(ask('file copy', ['a.txt', 'sub2.txt']).out).toEqual([[0, ['a.txt', 'sub2.txt']]])
  expect(readFileSync(join(data, 'sub2.txt'), 'utf8')).toBe('hi\n')
})

it('reaches nothing outside the folder of the patch, by whatever path or link', () => {
  for (const path of ['../secret.txt', 'link.txt', join(root, 'secret.txt')])
    expect(ask('file size', path)).toEqual({ out: [[1, bang]], errors: ['file-outside'] })
  for (const path of ['../../x', '/etc/x']) expect(ask('file mkdir', path).errors).toEqual(['file-outside'])
  const o = testObject([file], 'file isfile')
  o.in(0, 'a.txt')
  expect(o.errors.map(({ code }) => code)).toEqual(['no-files'])
})
