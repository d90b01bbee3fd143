// The texts of boxes and of messages changed at random, in the help patches of all objects, which are then run and played: no crash, no
// hang, a code and a sentence for each refusal.
//
//     npm run test:long -- text-mutations [NUMBER] [SEED]
import { helpPatches } from '../src/lib/objects/help.generated.ts'
import { runMutated } from '../src/lib/objects/testing/mutated-patch.ts'
import { Choice } from '../src/lib/storage/ptperf/testing/random.ts'

const count = Number(process.argv[2] ?? 10_000)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
const patches = await Promise.all(Object.values(helpPatches).map(async (load) => (await load()).default))
console.log(`${count} patches with mutated texts, seed ${seed}, of ${patches.length} help patches`)

const codes = new Map<string, number>()
let wrong = 0
let slowest = { ms: 0, seed: 0 }
for (let i = 0; i < count; i++) {
  // Each can be had again alone, by its own seed.
  const choice = new Choice(seed + i)
  const run = await runMutated(choice.one(patches), choice)
  if (run.ms > slowest.ms) slowest = { ms: run.ms, seed: seed + i }
  if (run.wrong !== null && ++wrong <= 50) console.log(`seed ${seed + i}: ${run.wrong}`)
  for (const code of run.codes) codes.set(code, (codes.get(code) ?? 0) + 1)
}

for (const [code, times] of [...codes].sort(([, a], [, b]) => b - a)) console.log(`${times} ${code}`)
console.log(
  `${count} patches, ${wrong} wrongly answered, slowest ${slowest.ms.toFixed(0)} ms (${slowest.seed}); seed ${seed}`
)
process.exit(wrong === 0 ? 0 : 1)
