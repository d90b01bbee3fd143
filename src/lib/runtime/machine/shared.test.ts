import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SharedTable } from './shared.ts'

test('a name belongs to its oldest definition that has not been taken back; kinds do not meet', () => {
  const step = fc.record({
    kind: fc.constantFrom('text', 'array'),
    name: fc.constantFrom('a', 'b'),
    takeBack: fc.option(fc.nat({ max: 9 }), { nil: null })
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const table = new SharedTable()
      const standing: { kind: string; name: string; value: object; takeBack: () => void }[] = []
      for (const { kind, name, takeBack } of steps) {
        const gone = takeBack === null ? undefined : standing.splice(takeBack, 1)[0]
        gone?.takeBack()
        // Once more takes nothing else back.
        gone?.takeBack()
        if (takeBack === null) {
          const value = {}
          standing.push({ kind, name, value, takeBack: table.define(kind, name, value) })
        }
        for (const [k, n] of [
          ['text', 'a'],
          ['text', 'b'],
          ['array', 'a'],
          ['array', 'b']
        ] as const) {
          expect(table.find(k, n)).toBe(standing.find((d) => d.kind === k && d.name === n)?.value)
        }
      }
    })
  )
})

test('a watch hears when a value appears, is followed by another, and goes', () => {
  const table = new SharedTable()
  const [first, second] = [{}, {}]
  const heard: (object | undefined)[] = []
  const stop = table.watch('text', 'a', (value) => heard.push(value))
  const takeFirst = table.define('text', 'a', first)
  const takeSecond = table.define('text', 'a', second)
  table.define('text', 'b', {})
  expect(heard).toStrictEqual([first])
  takeFirst()
  takeSecond()
  expect(heard).toStrictEqual([first, second, undefined])
  stop()
  table.define('text', 'a', first)
  expect(heard).toHaveLength(3)
})

test('one value defined twice stays until both definitions have gone', () => {
  const table = new SharedTable()
  const value = {}
  const takeBack = [table.define('array', 'x', value), table.define('array', 'x', value)]
  takeBack[0]!()
  expect(table.find('array', 'x')).toBe(value)
  takeBack[1]!()
  expect(table.find('array', 'x')).toBe(undefined)
})
