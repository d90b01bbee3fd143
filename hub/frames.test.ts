// Frames that no client would send, before and after signing in. The long form: `npm run test:long -- hub-frames`.
import { expect, test } from 'vitest'
import { startHub } from './testing/clients.ts'
import { fuzz } from './testing/fuzz.ts'
import { mulberry32 } from './testing/random.ts'

test(
  'the hub outlives them, acknowledges nothing falsely, and closes only who sent them',
  { timeout: 60_000 },
  async () => {
    const seed = Date.now() % 1_000_000
    const hub = await startHub()
    const report = await fuzz(hub, 3000, mulberry32(seed))
    await hub.remove()
    expect(report, `seed ${seed}`).toMatchObject({ falseAcknowledgements: 0, bystanders: [] })
    expect(report.codes).toMatchObject({ 1007: expect.any(Number) })
  }
)
