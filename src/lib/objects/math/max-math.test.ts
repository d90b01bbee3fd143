// [scale], [accum], [urn], [drunk]: numbers in the manner of Max.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bang, Command } from '../../runtime/message.ts'
import { testGraph, testObject } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'

const values = (o: ReturnType<typeof testObject>) => o.out.map(([, value]) => value)

test('[scale] brings the ends of one range to those of the other, whatever the curve', () => {
  const end = fc.integer({ min: -50, max: 50 })
  fc.assert(
    fc.property(end, end, end, end, fc.constantFrom(1, 2, 0.5), (low, high, from, to, exponent) => {
      fc.pre(low !== high)
      const o = testObject(catalogue, `scale ${low} ${high} ${from} ${to} ${exponent}`)
      o.in(0, low)
      o.in(0, high)
      expect(values(o)).toStrictEqual([from, to])
    })
  )
  const o = testObject(catalogue, 'scale 0 10 0 100 2')
  for (const x of [5, -5, 20]) o.in(0, x)
  o.in(5, 1)
  o.in(0, bang)
  o.in(2, 0)
  o.in(0, bang)
  expect(values(o)).toStrictEqual([25, -25, 400, 200, 0])
})

test('[accum] adds and multiplies in silence', () => {
  const o = testObject(catalogue, 'accum 2')
  o.in(1, 3)
  o.in(2, 4)
  o.in(0, bang)
  o.in(0, new Command('set', [7]))
  o.in(0, bang)
  o.in(0, 1)
  expect(values(o)).toStrictEqual([20, 7, 1])
})

test('[urn] gives each number once, then says that it is empty; the same at every start', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 }), fc.nat({ max: 30 }), (count, edited) => {
      const draw = () => {
        const o = testObject(catalogue, `urn ${count}`)
        for (let i = 0; i <= count; i++) o.in(0, bang)
        return o
      }
      const o = draw()
      expect(o.out.at(-1)).toStrictEqual([1, bang])
      const drawn = o.out.slice(0, -1).map(([, x]) => x as number)
      expect(drawn.toSorted((a, b) => a - b)).toStrictEqual(Array.from({ length: count }, (_, i) => i))
      expect(draw().out).toStrictEqual(o.out)
      // After an edit only what is new can come.
      o.out.length = 0
      o.machine.apply(testGraph({ it: `urn ${count + edited}` }, []))
      for (let i = 0; i < edited; i++) o.in(0, bang)
      const later = o.out.map(([, x]) => x as number).toSorted((a, b) => a - b)
      expect(later).toStrictEqual(Array.from({ length: edited }, (_, i) => count + i))
    })
  )
})

test('[drunk] stays inside and takes no step that is too long, nor none where it may not stand still', () => {
  const step = fc.integer({ min: -4, max: 4 })
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 40 }), step, fc.nat({ max: 9 }), (bound, longest, start) => {
      const o = testObject(catalogue, `drunk ${bound} ${longest}`)
      o.in(0, start)
      for (let i = 0; i < 30; i++) o.in(0, bang)
      const walk = values(o) as number[]
      walk.forEach((x, i) => {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThan(bound)
        if (i === 0) return
        const by = Math.abs(x - walk[i - 1]!)
        expect(by).toBeLessThanOrEqual(Math.max(0, Math.abs(longest) - 1))
        if (longest < -1) expect(by).toBeGreaterThan(0)
      })
    })
  )
})
