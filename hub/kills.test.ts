// Nothing that was acknowledged, and nothing that anybody heard, is lost by kill -9. The long form: `npm run test:long -- hub-kills`.
import { expect, test } from 'vitest'
import { killRounds } from './testing/kill-rounds.ts'
import { mulberry32 } from './testing/random.ts'

test('kill -9 loses nothing', { timeout: 60_000 }, async () => {
  const seed = Date.now() % 1_000_000
  const report = await killRounds(3, mulberry32(seed))
  expect(report, `seed ${seed}`).toMatchObject({ rounds: 3, lost: [], unheard: [] })
  expect(report.acknowledged).toBeGreaterThan(0)
})
