// From a cell's text to plain JavaScript.
import { expect, test } from 'vitest'
import { compileCell } from './compile.ts'

const codeOf = (source: string) =>
  compileCell(source).catch((error: { code: string; line: number | null }) => [error.code, error.line])

test('JavaScript stays as it is, letter by letter', async () => {
  for (const source of [
    '',
    'send(1)',
    'await 1; return',
    'const a = b < c, d = e > (f)',
    '// only a comment',
    'recv(x => x?.y ?? 0)'
  ]) {
    expect(await compileCell(source)).toBe(source)
  }
})

test('types go, lines stay', async () => {
  const source = `interface A {\n  x: number\n}\n\nlet a: A = { x: 1 } as A\nsend(a!.x)`
  const plain = await compileCell(source)
  expect(plain.split('\n').length).toBe(6)
  expect(plain.split('\n')[5]).toBe('send(a.x)')
  expect(plain).not.toContain('interface')
})

test('type arguments that would also be JavaScript are type arguments', async () => {
  expect(await compileCell('send(id<number>(1))')).toBe('send(id(1))')
  expect(await compileCell('new Map<string, number>()')).toBe('new Map()')
  expect(await compileCell('f<Record<string, number>>(x)')).toBe('f(x)')
})

test.each([
  ['let x = = 1', 1],
  ['send(1)\n\n  )', 3],
  ['const a: number = 1\nlet b: = 2', 2],
  ['`unended', 1],
  ['let a: number\nlet a: number', 2],
  ['break', 1],
  ['send(1)\nconst let = 1', 2]
])('%j is a syntax error in line %i', async (source, line) => {
  expect(await codeOf(source)).toEqual(['cell-syntax', line])
})

test('modules are refused by line', async () => {
  expect(await codeOf('send(1)\nexport const a = 1')).toEqual(['cell-import', 2])
  expect(await codeOf('type A = number\nimport { x } from "y"')).toEqual(['cell-import', 2])
})
