// Help patches with mutated texts run and are played: no crash, no hang, a sentence for each refusal. `npm run test:long --
// text-mutations` does a hundred thousand.
import { expect, test } from 'vitest'
import { Choice } from '../storage/ptperf/testing/random.ts'
import { helpPatches } from './help.generated.ts'
import { runMutated } from './testing/mutated-patch.ts'

test('two hundred of them', async () => {
  const patches = await Promise.all(Object.values(helpPatches).map(async (load) => (await load()).default))
  const seed = Date.now() % 1_000_000
  for (let i = 0; i < 200; i++) {
    const choice = new Choice(seed + i)
    const { wrong } = await runMutated(choice.one(patches), choice)
    expect(wrong, `seed ${seed + i}`).toBeNull()
  }
}, 120_000)
