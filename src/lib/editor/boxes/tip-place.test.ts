import { expect, it } from 'vitest'
import { tipPlace } from './tip-place.ts'

const page = { width: 1000, height: 600 }
const tip = { width: 300, height: 100 }
const at = (x: number, y: number) => tipPlace({ x, y, width: 15, height: 15 }, tip, page)

it('stands below, at its left edge', () => {
  expect(at(100, 50)).toEqual({ x: 100, y: 70 })
})

it('is shifted into the page, and stands above where there is no room below', () => {
  expect(at(980, 50)).toEqual({ x: 692, y: 70 })
  expect(at(-10, 50)).toEqual({ x: 8, y: 70 })
  expect(at(100, 550)).toEqual({ x: 100, y: 445 })
})

it('stays in a page that has room neither above nor below', () => {
  expect(tipPlace({ x: 10, y: 50, width: 15, height: 15 }, tip, { width: 1000, height: 120 }).y).toBe(12)
  expect(tipPlace({ x: 10, y: 50, width: 15, height: 15 }, tip, { width: 200, height: 90 })).toEqual({
    x: 8,
    y: 8
  })
})
