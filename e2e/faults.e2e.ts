// The short form of the fault suite (`npm run test:long -- faults`): a few kills, two tabs at once, deletion from another tab, and
// the last moment of a page. Each has a browser and a profile of its own.
import { expect, test } from '@playwright/test'
import { deletion } from '../test-long/_faults/deletion.ts'
import { kill } from '../test-long/_faults/kill.ts'
import { leaving } from '../test-long/_faults/leaving.ts'
import { backends } from '../test-long/_faults/part.ts'
import { mulberry32 } from '../test-long/_faults/random.ts'
import { tabs } from '../test-long/_faults/tabs.ts'

// A trace of a killed browser cannot be written.
test.use({ trace: 'off' })
// A loaded machine takes minutes for what takes seconds; what hangs is found all the same.
test.setTimeout(300_000)

for (const part of [kill, tabs, deletion, leaving])
  test(`${part.name}: ${part.about}`, async ({ baseURL }) => {
    const seed = Date.now() % 1_000_000
    const backend = backends[seed % backends.length]!
    const title = `seed ${seed}, ${backend}`
    console.log(`${part.name}: ${title}`)
    const random = mulberry32(seed)
    const result = await part.run({
      url: baseURL!,
      backend,
      random,
      rounds: 1,
      say: (line) => console.log(line)
    })
    expect(result, title).toMatchObject({ faults: [] })
  })
