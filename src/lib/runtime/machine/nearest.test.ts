import { expect, it } from 'vitest'
import { nearest } from './nearest.ts'

const names = [
  'metro',
  'counter',
  'route',
  'print',
  'trigger',
  't',
  'f',
  '+',
  'kv',
  'loadbang',
  'receive',
  'random'
]

it('finds the name that was meant', () => {
  const meant = {
    metronome: 'metro',
    qmetro: 'metro',
    count: 'counter',
    pritn: 'print',
    loadbnag: 'loadbang',
    recieve: 'receive',
    kb: 'kv'
  }
  for (const [typed, name] of Object.entries(meant)) expect(nearest(typed, names), typed).toBe(name)
})

it('guesses nothing where nothing is near', () => {
  for (const typed of ['frobnicate', 'x', '', 'osc~', 'expr', 'a'.repeat(1000)])
    expect(nearest(typed, names), typed).toBeUndefined()
})
