// The first page stays light, whatever is added to the rest.
import { expect, test } from '@playwright/test'
import { limit, pageWeight, sum } from '../scripts/page-weight.ts'

test('the first page loads within its limit of compressed JavaScript', async () => {
  const weights = await pageWeight()
  expect(weights.size).toBeGreaterThan(0)
  expect(sum(weights), [...weights].map(([path, bytes]) => `${bytes} ${path}`).join('\n')).toBeLessThan(limit)
})
