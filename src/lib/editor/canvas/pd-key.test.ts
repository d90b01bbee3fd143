import { expect, test } from 'vitest'
import { pdKey } from './pd-key.ts'

const press = (key: string, location = 0) => pdKey({ key, location, type: 'keydown' })

test('keys have the numbers and names that Pd gives them', () => {
  expect(press('a')).toEqual({ code: 97, name: 'a', down: true })
  expect(press('A')).toEqual({ code: 65, name: 'A', down: true })
  expect(press('é')).toEqual({ code: 233, name: 'é', down: true })
  expect(press('😀')).toEqual({ code: 0x1f600, name: '😀', down: true })
  expect(press(' ')).toEqual({ code: 32, name: 'Space', down: true })
  expect(press('Enter')).toEqual({ code: 10, name: 'Return', down: true })
  expect(press('ArrowLeft')).toEqual({ code: 0, name: 'Left', down: true })
  expect(press('Shift', 2)).toEqual({ code: 0, name: 'Shift_R', down: true })
  expect(press('F5')).toEqual({ code: 0, name: 'F5', down: true })
  expect(pdKey({ key: 'a', location: 0, type: 'keyup' })).toEqual({ code: 97, name: 'a', down: false })
  expect(press('Dead')).toBe(null)
  expect(press('constructor')).toEqual({ code: 0, name: 'constructor', down: true })
})
