// From a cell's text to plain JavaScript.
import { expect, test } from 'vitest'
import { compileCell } from './compile.ts'

const codeOf = (source: string) =>
  compileCell(source).catch((error: { code: string; line: number | null }) => [error.code, error.line])

const plain = async (source: string) => (await compileCell(source)).code

test('JavaScript stays as it is, letter by letter', async () => {
  for (const source of [
    '',
    'send(1)',
    'await 1; return',
    'const a = b < c, d = e > (f)',
    '// only a comment',
    'recv(x => x?.y ?? 0)'
  ]) {
    expect(await compileCell(source)).toEqual({ code: source, shape: null })
  }
})

test('types go, lines stay', async () => {
  const source = `interface A {\n  x: number\n}\n\nlet a: A = { x: 1 } as A\nsend(a!.x)`
  const text = await plain(source)
  expect(text.split('\n').length).toBe(6)
  expect(text.split('\n')[5]).toBe('send(a.x)')
  expect(text).not.toContain('interface')
})

test('type arguments that would also be JavaScript are type arguments', async () => {
  expect(await plain('send(id<number>(1))')).toBe('send(id(1))')
  expect(await plain('new Map<string, number>()')).toBe('new Map()')
  expect(await plain('f<Record<string, number>>(x)')).toBe('f(x)')
})

test.each([
  ['let x = = 1', 1],
  ['send(1)\n\n  )', 3],
  ['const a: number = 1\nlet b: = 2', 2],
  ['`unended', 1],
  ['let a: number\nlet a: number', 2],
  ['break', 1],
  ['send(1)\nconst let = 1', 2],
  ['recv((x) => {\n  send(x +\n  )\n})', 3]
])('%j is a syntax error in line %i', async (source, line) => {
  expect(await codeOf(source)).toEqual(['cell-syntax', line])
})

test('what a module imports and exports is seen, with places in the plain text', async () => {
  const source = `import { a as b, type C } from "one"
import type D from 'two'
import e, * as f from 'three'
export * from 'four'
export * as g from 'five'
export { h as default, i as "j k" } from 'six'
export const { k, l: [m = 1, ...n], ...o } = e, p = 1
export function q() { return import('seven') }
export class R {}
export interface S {}
`
  const { code, shape } = await compileCell(source)
  expect(
    shape!.imports.map(({ specifier, line, names, dynamic }) => [specifier, line, names, dynamic])
  ).toEqual([
    ['one', 1, ['a'], false],
    ['three', 3, ['default'], false],
    ['four', 4, [], false],
    ['five', 5, [], false],
    ['six', 6, ['h', 'i'], false],
    ['seven', 8, [], true]
  ])
  for (const { specifier, start, end } of shape!.imports)
    expect(code.slice(start + 1, end - 1)).toBe(specifier)
  expect([...shape!.exports]).toEqual(['g', 'default', 'j k', 'k', 'm', 'n', 'o', 'p', 'q', 'R'])
  expect(shape!.stars).toEqual(['four'])
})

test('a text that only mentions modules is none; one that imports can not return', async () => {
  expect((await compileCell('// import x\nsend("export"); return')).shape).toBe(null)
  expect(await codeOf('import "a"\nreturn')).toEqual(['cell-syntax', 2])
})

test('what is imported must be written out', async () => {
  expect(await codeOf('send(1)\nimport(name)')).toEqual(['cell-import', 2])
  expect(await codeOf('import(`a`)')).toEqual(['cell-import', 1])
})
