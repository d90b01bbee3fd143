// Good files changed at random, many: each is loaded as what it was, or refused with an error of ours, in a sentence, and nothing is
// made of it then.
//
//     npm run test:long -- zip-mutations [NUMBER] [SEED]
import { attempt } from '../src/lib/storage/ptperf/testing/attempt.ts'
import { rackFile } from '../src/lib/storage/ptperf/testing/files.ts'
import { goodFile } from '../src/lib/storage/ptperf/testing/good-file.ts'
import { mutation } from '../src/lib/storage/ptperf/testing/mutations.ts'
import { Choice } from '../src/lib/storage/ptperf/testing/random.ts'

const count = Number(process.argv[2] ?? 10_000)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
console.log(`${count} mutations, seed ${seed}`)

const files = [await goodFile(), rackFile()]
const good = new Set<string | null>()
for (const file of files) good.add((await attempt(file)).made)
const codes = new Map<string, number>()
let wrong = 0

for (let i = 0; i < count; i++) {
  // Each can be had again alone, by its own seed.
  const { what, bytes, same } = await mutation(files, new Choice(seed + i))
  const found = await attempt(bytes)
  const other = same && found.made !== null && !good.has(found.made) ? 'loaded as something else' : null
  const complaint = found.wrong ?? other
  if (complaint !== null) {
    wrong++
    console.log(`seed ${seed + i}, ${what}: ${complaint}`)
  }
  const code = found.code ?? (good.has(found.made) ? 'loaded as it was' : 'loaded, changed')
  codes.set(code, (codes.get(code) ?? 0) + 1)
}

for (const [code, times] of [...codes].sort(([, a], [, b]) => b - a)) console.log(`${times} ${code}`)
console.log(`${count} mutations, ${wrong} wrongly answered; seed ${seed}`)
process.exit(wrong === 0 ? 0 : 1)
