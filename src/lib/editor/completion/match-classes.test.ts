import { describe, expect, it } from 'vitest'
import { matchClasses, type Named } from './match-classes.ts'

const card = (name: string, ...aliases: string[]): Named => ({
  name,
  aliases
})
const cards = [
  card('metro'),
  card('trigger', 't'),
  card('toggle', 'tgl'),
  card('+'),
  card('float', 'f'),
  card('filter'),
  card('>='),
  card('>')
]
const names = (typed: string): string[] => matchClasses(cards, typed).map((m) => m.card.name)

describe('finding classes', () => {
  it('puts the exact name or alias first', () => {
    expect(matchClasses(cards, 't')[0]).toMatchObject({ word: 't', how: 'exact' })
    expect(names('f')[0]).toBe('float')
    expect(names('>')).toEqual(['>', '>='])
  })
  it('puts names that begin so before names that resemble it', () => {
    expect(names('fl')).toEqual(['float', 'filter'])
    expect(names('to')[0]).toBe('toggle')
  })
  it('forgives left out letters', () => {
    expect(names('mtr')).toEqual(['metro'])
    expect(names('tggr')[0]).toBe('trigger')
  })
  it('names every class once, and all of them for nothing typed', () => {
    for (const typed of ['', 't', 'f', 'e']) expect(new Set(names(typed)).size).toBe(names(typed).length)
    expect(names('')).toHaveLength(cards.length)
    expect(names('zzz')).toEqual([])
  })
})
