import { expect, test } from 'vitest'
import { shapeFor } from '../../objects/ports.ts'
import { buildSketch } from '../../patch/build-sketch.ts'
import { classesOf } from '../../patch/classes.ts'
import type { Sketch } from '../../patch/sketch.ts'
import { contextTypes, ownTypes } from './context-types.ts'
import { cellTypes } from '../../jsrunner/cell-types.generated.ts'
import { outletsInCode, readCellText } from './cell-text.ts'
import { outletType, tabled } from './outlet-types.ts'
import { outletCount, receivedType } from './received.ts'

const classes = classesOf({ get: shapeFor })

/** What [js] receives from boxes with these texts, each connected from the outlet that follows its text. */
function receivedFrom(...from: [text: string, outlet: number][]): string {
  const boxes: Record<string, Sketch['boxes'][string]> = { cell: [0, 200, 'js'] }
  from.forEach(([text], i) => (boxes[`b${i}`] = [0, 0, text]))
  const cables = from.map(([, outlet], i) => `b${i}:${outlet} cell`)
  return receivedType(buildSketch({ name: '', about: '', boxes, cables }, classes), 'cell')
}

test('what a cell receives is what is connected to it', () => {
  expect(receivedFrom()).toBe('any')
  expect(receivedFrom(['metro 500', 0])).toBe('Bang')
  expect(receivedFrom(['number', 0], ['button', 0])).toBe('Bang | number')
  expect(receivedFrom(['5', 0])).toBe('number')
  expect(receivedFrom(['t b f s a', 1])).toBe('number')
  expect(receivedFrom(['t b f s a', 3])).toBe('any')
  expect(receivedFrom(['uzi 3', 2])).toBe('number')
  expect(receivedFrom(['pack 1 2', 0])).toBe('List')
  expect(receivedFrom(['metro 500', 0], ['js', 0])).toBe('any')
  expect(receivedFrom(['nosuch', 0])).toBe('any')
})

test('records of stores are told by their schema', () => {
  expect(receivedFrom(['kv counter', 0])).toMatch(/op: "get"; .*value: any/)
  expect(receivedFrom(['db', 0])).toMatch(/op: "insert"/)
})

test('the table of types names classes that are there, with the outlets that they have', () => {
  for (const [name, types] of tabled) {
    const shape = shapeFor(name)
    expect(shape?.name, name).toBe(name)
    if (typeof shape?.outlets !== 'function')
      expect(types.split(';').length, name).toBeLessThanOrEqual(shape!.outlets.length)
  }
  expect(outletType('metro 5', 7)).toBe('any')
})

test('the text of a cell says its ports and its name', () => {
  expect(readCellText('js')).toEqual({ inlets: 1, outlets: 1, name: null })
  expect(readCellText('js 2 1 as tools')).toEqual({ inlets: 2, outlets: 1, name: 'tools' })
  expect(readCellText('js as tools')).toEqual({ inlets: 1, outlets: 1, name: 'tools' })
  for (const text of ['js x + 1', 'js as', 'js 1 2 3', 'jsx']) expect(readCellText(text), text).toBe(null)
})

test('outlets are those of the box, of its code, and of its cables', () => {
  const doc = buildSketch(
    { name: '', about: '', boxes: { a: [0, 0, 'js 1 2'], b: [0, 0, 'print'] }, cables: ['a:3 b'] },
    classes
  )
  expect(outletCount(doc, 'a', '')).toBe(4)
  expect(outletsInCode(`outlets('left', "right")`)).toBe(2)
  expect(outletsInCode('outlets(...names)')).toBe(null)
  expect(outletsInCode('send(1)')).toBe(null)
})

test('send takes the outlets that there are', () => {
  expect(contextTypes(cellTypes)).toContain('declare function send(message: unknown, outlet?: Outlet')
  expect(ownTypes('Bang', 2)).toBe('type Received = Bang\ntype Outlet = 0 | 1\n')
  expect(ownTypes('any', 0)).toContain('type Outlet = never')
})
