// Good files changed at random: each is opened whole, or refused with an error of ours in a sentence; what is opened survives being
// saved and opened again. `npm run test:long -- pd-mutations` does a hundred thousand.
import { expect, it } from 'vitest'
import { Choice } from '../../storage/ptperf/testing/random.ts'
import { attempt } from './testing/attempt.ts'
import { everything, other, voice } from './testing/files.ts'
import { mutated } from './testing/mutations.ts'

it('the good file itself', () => {
  expect(attempt(everything, { voice, other })).toEqual({ code: null, wrong: null })
})

it('three hundred of them', () => {
  const seed = Date.now() % 1_000_000
  for (let i = 0; i < 300; i++) {
    const choice = new Choice(seed + i)
    const text = mutated(everything, choice)
    const { wrong } = attempt(text, { voice: choice.once(2) ? voice : mutated(voice, choice), other })
    expect(wrong, `seed ${seed + i}`).toBeNull()
  }
}, 120_000)
