import { expect, test } from 'vitest'
import { sourcesIn, wayBack } from './eslint-cycles.ts'

test('what runs is found, in every form, and types are not', () => {
  const text = `
    import a from './a.ts'
    import { b,
      type B } from "./b.ts"
    import './c.css'
    export * from './d.ts'
    export { e } from './e.ts'
    import type { F } from './f.ts'
    export type { G } from './g.ts'
    export const h = 1
    const i = 'from'
    // an import of './j.ts'
  `
  expect(sourcesIn(text)).toEqual(['./a.ts', './b.ts', './c.css', './d.ts', './e.ts'])
})

const graph: Record<string, string[]> = { a: ['b', 'd'], b: ['c'], c: ['a'], d: ['d2'], d2: [] }
const importsOf = (file: string) => graph[file] ?? []

test('a circle is told whole', () => expect(wayBack('b', 'a', importsOf)).toEqual(['b', 'c', 'a']))
test('a way that does not return is none', () => expect(wayBack('d', 'a', importsOf)).toBeUndefined())
test('a file that imports itself is one', () => expect(wayBack('a', 'a', importsOf)).toEqual(['a']))
