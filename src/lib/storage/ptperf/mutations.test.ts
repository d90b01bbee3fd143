// Good files changed at random: each is loaded as what it was, or refused with an error of ours, and nothing is made of it then.
// `npm run test:long -- zip-mutations` does ten thousand.
import { expect, it } from 'vitest'
import { attempt } from './testing/attempt.ts'
import { rackFile } from './testing/files.ts'
import { goodFile } from './testing/good-file.ts'
import { mutation } from './testing/mutations.ts'
import { Choice } from './testing/random.ts'

it('three hundred of them', async () => {
  const seed = Date.now() % 1_000_000
  const files = [await goodFile(), rackFile()]
  const good = new Set((await Promise.all(files.map(attempt))).map(({ made }) => made))
  expect(good.size).toBe(2)
  for (let i = 0; i < 300; i++) {
    const { what, bytes, same } = await mutation(files, new Choice(seed + i))
    const { wrong, made } = await attempt(bytes)
    expect(wrong, `${what}, seed ${seed + i}`).toBeNull()
    if (same && made !== null) expect(good, `${what}, seed ${seed + i}`).toContain(made)
  }
}, 120_000)
