// The reference finds what one means.
import { expect, test } from 'vitest'
import { cards } from '../../objects/cards.ts'
import { findObjects } from './find-objects.ts'

const names = (query: string) => findObjects(cards, query).map((card) => card.name)

test('names and aliases come before descriptions', () => {
  expect(names('kv')[0]).toBe('kv')
  expect(names('[t]')[0]).toBe('trigger')
  expect(names('metr')[0]).toBe('metro')
  expect(names('remembers across')).toContain('kv')
  expect(names('no such object at all')).toEqual([])
  expect(names('  ')).toHaveLength(cards.length)
})
